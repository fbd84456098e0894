import type { Command } from "./context.ts";

/** An option of a command, as the command line's parser takes it. */
export interface OptionDefinition {
  readonly flags: string;
  readonly description: string;
  /** The only values that are taken. */
  readonly choices?: readonly string[];
  /** The name of an option that makes no sense beside it. */
  readonly excludes?: string;
  /** Makes the option's value from its text and, where the option is given again, from the value so far. */
  readonly read?: (text: string, before: unknown) => unknown;
}

/** A command, without its code: that is loaded when it is called. */
export interface CommandDefinition {
  readonly name: string;
  readonly summary: string;
  /** Name and meaning of the arguments, as the parser writes them (`[modelId]`), and the only values that are taken. */
  readonly arguments?: readonly (readonly [name: string, description: string, choices?: readonly string[]])[];
  readonly options?: readonly OptionDefinition[];
  /** Invocations to show, each with what it is for. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Whether `--help` leaves it out. */
  readonly isHidden?: boolean;
  readonly load: () => Promise<{ readonly command: Command }>;
}
