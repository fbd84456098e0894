import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { programName } from "../program-name.ts";

/** The script that makes a shell complete our commands. The program has to be on the PATH by its name. */
export const completionScript = (parser: Command, shell: string): string =>
  printedBy(() => completer(parser).setup(programName, programName, shell));

/** What may stand in place of the last of these words, one a line, in the library's own protocol. */
export const completionsFor = (parser: Command, words: readonly string[]): string =>
  printedBy(() => completer(parser).parse([...words]));

/** The library reads commands, options and their choices from the parser, and adds its own `completion` and `complete`. */
const completer = (parser: Command) => tab(parser, { completionCommandName: "completion" });

/** The library knows no other output than the console; it prints before it returns. */
function printedBy(print: () => void): string {
  const { log } = console;
  let text = "";
  console.log = (line: unknown) => {
    text += `${line}\n`;
  };
  try {
    print();
  } finally {
    console.log = log;
  }
  return text;
}
