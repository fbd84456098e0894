import { completionsFor } from "../completion/complete.ts";
import type { Command } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";

/** `complete -- <words>`: what may stand in place of the last word. The shells' scripts call it. */
export const command: Command = async ({ args, out, parser }) => {
  out.write(completionsFor(parser(), args));
  return exitCodes.ok;
};
