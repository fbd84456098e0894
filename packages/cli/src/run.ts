import { CommanderError } from "commander";
import type { CommandDefinition } from "./command-list.ts";
import { commands } from "./commands.ts";
import { type Context, openContext } from "./context.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { failureJson, failureLines } from "./failure.ts";
import type { Io } from "./io.ts";
import type { Options } from "./options.ts";
import { buildProgram } from "./program.ts";
import { UsageError, usageJson } from "./usage-error.ts";
import { paragraph, screenOn, wantsColours } from "./view/screen.ts";

/**
 * Runs a command line (without the program's name) to its end, and gives the exit code. Never throws: what goes wrong is told
 * on standard error, and with `--json` on standard output.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = buildProgram(async (definition, args, options) => {
    code = await perform(definition, args, options, io);
  });
  program.configureOutput({
    writeOut: (text) => io.stdout.write(text),
    writeErr: (text) => (wantsJson(argv) ? undefined : io.stderr.write(text)),
    getOutHelpWidth: () => io.stdout.columns ?? 80,
    getErrHelpWidth: () => io.stderr.columns ?? 80,
    getOutHasColors: () => wantsColours(io.stdout, io.env),
    getErrHasColors: () => wantsColours(io.stderr, io.env),
  });
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) return exitCodes.ok;
    if (wantsJson(argv)) screenOn(io.stdout, io.env).json(usageJson(thrown));
    return exitCodes.usage;
  }
}

/** Also on a command line that could not be parsed. What follows `--` is no option. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return argv.slice(0, end < 0 ? argv.length : end).includes("--json");
}

/** For completions. The commands that complete are left out: the library that does it brings its own. */
const parser = () =>
  buildProgram(
    async () => {},
    commands.filter(({ name }) => !name.startsWith("complet")),
  );

async function perform(
  definition: CommandDefinition,
  args: readonly string[],
  options: Options,
  io: Io,
): Promise<ExitCode> {
  const { context, close } = openContext(args, options, { io, parser });
  try {
    const { command } = await definition.load();
    return await unlessAborted(command(context), io.signal);
  } catch (thrown) {
    return fail(thrown, context);
  } finally {
    await close();
  }
}

/** What a command gives; at Ctrl-C it is not waited for, since it may be reading what nobody types. */
async function unlessAborted(work: Promise<ExitCode>, signal: AbortSignal): Promise<ExitCode> {
  work.catch(() => undefined); // told by nobody once the command was given up
  let end = () => {};
  const aborted = new Promise<ExitCode>((resolve) => {
    end = () => resolve(exitCodes.interrupted);
  });
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

function fail(thrown: unknown, { out, err, options, signal }: Context): ExitCode {
  if (signal.aborted) return exitCodes.interrupted;
  if (thrown instanceof UsageError) {
    if (options.json) out.json(usageJson(thrown));
    else err.print(...paragraph(err, thrown.message));
    return exitCodes.usage;
  }
  if (options.json) out.json(failureJson(thrown));
  else err.print(...failureLines(err, thrown));
  return exitCodes.problem;
}
