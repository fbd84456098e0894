import type { Command as Parser } from "commander";
import type { Account } from "./account/account.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Io } from "./io.ts";
import type { Options } from "./options.ts";
import { type Screen, screenOn } from "./view/screen.ts";

/** What a command is given. */
export interface Context {
  readonly args: readonly string[];
  readonly options: Options;
  /** For what was asked for. */
  readonly out: Screen;
  /** For what is said beside it: notes and figures. */
  readonly err: Screen;
  readonly io: Io;
  readonly signal: AbortSignal;
  /** The account that the options name; opened at the first use, and closed when the command is over. */
  account(): Promise<Account>;
  /** The command line's parser, with all commands but those that complete command lines. */
  parser(): Parser;
}

/** A command. What it throws is told as a failure. */
export type Command = (context: Context) => Promise<ExitCode>;

/** The context of one command, and what ends it. */
export function openContext(
  args: readonly string[],
  options: Options,
  { io, parser }: Pick<Context, "io" | "parser">,
): { readonly context: Context; close(): Promise<void> } {
  let opened: Promise<Account> | undefined;
  const account = () => {
    opened ??= import("./account/account.ts").then(({ openAccount }) => openAccount(options));
    return opened;
  };
  const out = screenOn(io.stdout, io.env, options.color);
  const err = screenOn(io.stderr, io.env, options.color);
  const close = async () => (await opened?.catch(() => undefined))?.close();
  return { context: { args, options, out, err, io, signal: io.signal, account, parser }, close };
}
