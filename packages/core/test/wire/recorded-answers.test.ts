import { describe, expect, it } from "vitest";
import { areRecordingsShared, bodyOf, operationOf, type Recording, readRecordings } from "./support/shared.ts";
import { type Told, toldBySdk, toldByUs } from "./support/told.ts";

/** With the members in their order. */
const written = (told: Told): string =>
  JSON.stringify(told, (_, value) => (typeof value === "bigint" ? `${value}n` : value), 1);

const recordings = readRecordings().flatMap((recording) => {
  const operation = operationOf(recording);
  return operation ? [{ recording, operation }] : [];
});

const headOf = ({ status, responseHeaders }: Recording) => ({ status, headers: responseHeaders ?? {} });

describe.skipIf(!areRecordingsShared())("a recorded answer", () => {
  it.each([
    ["of Converse", "converse", 329],
    ["of ConverseStream", "converseStream", 52],
    ["of InvokeModel", "invokeModel", 126],
    ["of InvokeModelWithResponseStream", "invokeModelStream", 45],
    ["of CountTokens", "countTokens", 9],
  ] as const)(
    "%s is what the AWS SDK makes of it, member by member, in the same order",
    async (_, operation, count) => {
      let compared = 0;
      for (const { recording } of recordings.filter((each) => each.operation === operation)) {
        const [theirs, ours] = [
          await toldBySdk(operation, headOf(recording), bodyOf(recording)),
          await toldByUs(operation, headOf(recording), bodyOf(recording)),
        ];
        expect(ours, recording.id).toStrictEqual(theirs);
        if (theirs.failure === undefined) expect(written(ours), recording.id).toBe(written(theirs));
        compared += 1;
      }
      expect(compared).toBe(count);
    },
  );
});
