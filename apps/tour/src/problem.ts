/** What keeps the tour from starting, in words for whoever typed the command. */
export class Problem extends Error {
  override readonly name = "Problem";
  /** 2 for a command line that makes no sense, 1 for everything else. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.exitCode = exitCode;
  }
}
