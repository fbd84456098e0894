import type { Recording } from "../shared.ts";
import { type Allowance, isFor } from "./allowances.ts";
import { recordedAnswer } from "./answer.ts";
import { differencesBetween } from "./compare.ts";
import { answerTo } from "./emulated.ts";

/** A recording, and what the emulator's answer to the same request does otherwise. */
export interface Outcome {
  readonly recording: Recording;
  readonly differences: readonly string[];
}

export const outcomeOf = async (recording: Recording): Promise<Outcome> => ({
  recording,
  differences: differencesBetween(recordedAnswer(recording), await answerTo(recording)),
});

/** The differences that none of the allowances covers. */
export const uncovered = ({ recording, differences }: Outcome, by: readonly Allowance[]): readonly string[] => {
  const own = by.filter((allowance) => isFor(allowance, recording));
  return differences.filter((difference) => !own.some(({ covers }) => covers.test(difference)));
};
