import { describe, expect, test } from "vitest";
import { answersOf } from "../src/merge.ts";
import { recordedCalls } from "../src/pages/recorded-calls.ts";
import { recordings, shownBy } from "./support/recordings.ts";

if (!recordings)
  console.warn("skipped: recorded calls are counted only where there is a folder `shared` beside the repository");

describe.skipIf(!recordings)("what recorded calls show", () => {
  test("is what the table has of them, model by model", () => {
    const shown = new Map<string, Set<string>>();
    for (const recording of recordings ?? []) {
      // A cross-region profile's id ends in that of its model; an ARN tells no model.
      const modelId = recording.modelId?.replace(/^(us|eu|apac|global)\./, "") ?? "arn:";
      const capabilities = shownBy(recording);
      if (modelId.startsWith("arn:") || capabilities.length === 0) continue;
      shown.set(modelId, new Set([...(shown.get(modelId) ?? []), ...capabilities]));
    }
    const listed = new Map([...answersOf(recordedCalls)].map(([id, answers]) => [id, new Set(Object.keys(answers))]));
    expect(listed).toEqual(shown);
  });
});
