import { readFileSync } from "node:fs";
import { Argument, Command, Option } from "commander";
import type { CommandDefinition, OptionDefinition } from "./command-list.ts";
import { commands } from "./commands.ts";
import { exitCodeHelp } from "./exit-codes.ts";
import type { Options } from "./options.ts";
import { programName } from "./program-name.ts";
import { readRegion, readUrl } from "./read-options.ts";

/** Does what a command line asks for. */
export type Perform = (definition: CommandDefinition, args: readonly string[], options: Options) => Promise<void>;

/** The package's own: the file lies one level above the sources, and above what is built of them. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(Object(manifest).version);
}

const globalOptions: readonly OptionDefinition[] = [
  { flags: "--region <region>", description: "the region to ask; default: AWS's own chain", read: readRegion },
  { flags: "--profile <name>", description: "a profile of AWS's configuration files" },
  { flags: "--endpoint <url>", description: "another address for all calls", read: readUrl },
  {
    flags: "--emulator",
    description: "use the embedded Bedrock: no account, nothing leaves this machine",
    excludes: "endpoint",
  },
  { flags: "--json", description: "print one JSON document" },
  { flags: "--no-color", description: "no colours; NO_COLOR and FORCE_COLOR are honoured too" },
];

/** The parser, with all commands. */
export function buildProgram(perform: Perform, which: readonly CommandDefinition[] = commands): Command {
  const program = new Command(programName)
    .description("Everything that Amazon Bedrock accepts as modelId: what it is, what it needs, why it fails.")
    .version(version(), "--version", "display the version")
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const option of globalOptions) program.addOption(optionOf(option));
  for (const definition of which) addCommand(program, definition, perform);
  return program.addHelpText("after", `\n${exitCodeText}`);
}

const exitCodeText = [
  "Exit codes:",
  ...exitCodeHelp.map(([code, meaning]) => `  ${String(code).padEnd(5)}${meaning}`),
].join("\n");

function addCommand(program: Command, definition: CommandDefinition, perform: Perform): void {
  const { name, summary, examples, isHidden = false } = definition;
  const command = program.command(name, { hidden: isHidden }).description(`${summary}.`).summary(summary);
  for (const [argument, description, choices] of definition.arguments ?? []) {
    command.addArgument(withChoices(new Argument(argument, description), choices));
  }
  for (const option of definition.options ?? []) command.addOption(optionOf(option));
  command.addHelpText("after", `\nExamples:\n${exampleLines(examples).join("\n")}`);
  command.action(() => perform(definition, command.args, command.optsWithGlobals<Options>()));
}

const withChoices = (argument: Argument, choices: readonly string[] | undefined): Argument =>
  choices ? argument.choices(choices) : argument;

const exampleLines = (examples: CommandDefinition["examples"]): string[] =>
  examples.flatMap(([line, meaning]) => [`  # ${meaning}`, `  ${programName} ${line}`]);

function optionOf({ flags, description, choices, excludes, read }: OptionDefinition): Option {
  const option = new Option(flags, description);
  if (choices) option.choices(choices);
  if (excludes !== undefined) option.conflicts(excludes);
  if (!read) return option;
  const check = option.parseArg; // which the choices have set
  return option.argParser((text: string, before: unknown) => {
    check?.(text, undefined);
    return read(text, before);
  });
}
