import { Problem } from "./problem.ts";

/** Why the tour ended before its end. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly exitCode: number;

  constructor(exitCode: number) {
    super("The tour was interrupted");
    this.exitCode = exitCode;
  }
}

/** Exit codes as shells give them: 128 and the signal's number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
const brokenPipe = 141;

/**
 * A signal that is aborted when somebody stops the process, or when nobody reads its output any more (`| head`). The
 * same signal may come twice, from the terminal and from npm: the second one changes nothing.
 */
export const interruptions = (): AbortSignal => {
  const controller = new AbortController();
  for (const [name, exitCode] of Object.entries(exitCodes)) {
    process.on(name, () => controller.abort(new Interrupted(exitCode)));
  }
  process.stdout.on("error", (error: NodeJS.ErrnoException) =>
    controller.abort(error.code === "EPIPE" ? new Interrupted(brokenPipe) : unwritable(error)),
  );
  process.stderr.on("error", () => {}); // there is nobody left to tell
  return controller.signal;
};

const unwritable = (error: Error): Problem =>
  new Problem(`The output cannot be written (${error.message}): make room, or send it elsewhere.`, 1, error);
