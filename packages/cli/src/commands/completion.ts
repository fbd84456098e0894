import { completionScript } from "../completion/complete.ts";
import type { Command } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";

/** `completion`: a script for a shell, which calls `complete` for each word. */
export const command: Command = async ({ args: [shell = ""], out, parser }) => {
  out.write(completionScript(parser(), shell));
  return exitCodes.ok;
};
