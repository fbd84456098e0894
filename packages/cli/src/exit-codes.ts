/** What the process ends with; `--help` and the README show this table. */
export const exitCodes = {
  ok: 0,
  /** The command found a problem, or a call has failed. */
  problem: 1,
  /** The command line is wrong: nothing was done. */
  usage: 2,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The table as `--help` shows it. */
export const exitCodeHelp: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCodes.ok, "done; nothing is wrong"],
  [exitCodes.problem, "a problem was found, or a call has failed"],
  [exitCodes.usage, "the command line is wrong; nothing was done"],
  [exitCodes.interrupted, "ended by Ctrl-C"],
];
