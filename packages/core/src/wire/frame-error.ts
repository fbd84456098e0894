/** What is wrong with bytes that should be a frame. */
export type FrameProblem = "prelude-checksum" | "message-checksum" | "length" | "headers" | "truncated";

/** Bytes that are no frame: damaged on the way, cut off, or of another format. Nothing after them can be trusted. */
export class FrameError extends Error {
  override readonly name = "FrameError";
  readonly problem: FrameProblem;

  constructor(problem: FrameProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
