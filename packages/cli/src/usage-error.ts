import { CommanderError } from "commander";
import type { FailureJson } from "./failure.ts";
import { programName } from "./program-name.ts";

/** The command line asks for something that does not make sense: told as one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The same as data; also of what the parser has found. */
export const usageJson = (error: UsageError | CommanderError): FailureJson => ({
  error: { code: "usage", message: messageOf(error), advice: `\`${programName} --help\` says what can be asked for.` },
});

/** The parser's own begin with `error: `; where there is no command it says nothing, and shows its help. */
function messageOf(error: UsageError | CommanderError): string {
  if (error instanceof CommanderError && error.code === "commander.help") return "The command line names no command.";
  return error.message.replace(/^error: /, "");
}
