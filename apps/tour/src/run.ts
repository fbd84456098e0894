import { readArguments, type Wish } from "./arguments.ts";
import { Interrupted } from "./interruptions.ts";
import { live } from "./live.ts";
import { Problem } from "./problem.ts";
import { usage } from "./screen/sentences.ts";
import type { Terminal } from "./screen/terminal.ts";
import { tour } from "./tour.ts";

/** Does what the command line says. Gives the exit code; whatever goes wrong is told without a stack trace. */
export const run = async (argv: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> => {
  try {
    return await fulfil(readArguments(argv), terminal, signal);
  } catch (error) {
    if (error instanceof Interrupted) return interrupted(error, terminal);
    console.error(error instanceof Error ? error.message : String(error));
    return error instanceof Problem ? error.exitCode : 1;
  }
};

const fulfil = async (wish: Wish, terminal: Terminal, signal: AbortSignal): Promise<number> => {
  if ("tour" in wish) return tour(wish.tour, terminal, signal);
  if ("live" in wish) return live(wish.live, terminal, signal);
  terminal.write(usage);
  return 0;
};

/** Leaves the line that was being written, for the shell's prompt. */
const interrupted = ({ exitCode }: Interrupted, { isWatched, write }: Terminal): number => {
  if (isWatched) write("\n");
  return exitCode;
};
