import { describe, expect, it } from "vitest";
import type { RuntimeInputs, TransportOperation } from "../../src/index.ts";
import { sentBySdk, sentByUs } from "./support/sent.ts";
import { areRecordingsShared, importShared, operationOf, type Recording, readRecordings } from "./support/shared.ts";

interface Tools {
  readonly sdkInput: (recording: Recording) => RuntimeInputs[TransportOperation] | undefined;
}

describe.skipIf(!areRecordingsShared())("a recorded request", () => {
  it.each([
    ["Converse", "converse", 324],
    ["ConverseStream", "converseStream", 51],
    ["InvokeModel", "invokeModel", 97],
    ["InvokeModelWithResponseStream", "invokeModelStream", 34],
    ["CountTokens", "countTokens", 9],
  ] as const)("of %s is what the AWS SDK sends", async (_, operation, count) => {
    const { sdkInput } = await importShared<Tools>("tools/service-model.mjs");
    let compared = 0;
    for (const recording of readRecordings().filter((each) => operationOf(each) === operation)) {
      const input = sdkInput(recording);
      if (!input) continue; // not recorded
      const [theirs, ours] = [await sentBySdk(operation, input), sentByUs(operation, input)];
      expect({ ...ours, text: "" }, recording.id).toStrictEqual({ ...theirs, text: "" });
      if (operation.startsWith("invoke")) expect(ours.text, recording.id).toBe(theirs.text);
      else expect(JSON.parse(ours.text), recording.id).toStrictEqual(JSON.parse(theirs.text));
      compared += 1;
    }
    expect(compared).toBe(count);
  });
});
