/** What two clients cost, the one beside the other. */
export interface Turns {
  /** Default 5. */
  readonly rounds?: number;
  /** Times in a round, for each. Default 50. */
  readonly times?: number;
}

/**
 * The processor time of one act as a ratio to that of another, in this process: the median of rounds in which both have a turn, after
 * one that warms them up. For guards with wide margins; figures come from the bench, where everybody has a process.
 */
export async function cpuRatio(
  act: () => Promise<unknown>,
  other: () => Promise<unknown>,
  { rounds = 5, times = 50 }: Turns = {},
): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const ratio = (await costOf(act, times)) / (await costOf(other, times));
    if (round > 0) ratios.push(ratio);
  }
  return ratios.sort((one, two) => one - two)[rounds >> 1] ?? Number.NaN;
}

async function costOf(act: () => Promise<unknown>, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < times; index++) await act();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
