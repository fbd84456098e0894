import { describe, expect, it } from "vitest";
import { missingShared, type Recording, recordings } from "../shared.ts";
import { type Allowance, allowances, exemptions, isFor } from "./allowances.ts";
import { hasOperation } from "./emulated.ts";
import { outcomeOf, uncovered } from "./outcome.ts";

const answers = (recordings ?? []).filter(({ status }) => status === 200);
const outcomes = await Promise.all(answers.filter(hasOperation).map(outcomeOf));
const equal = outcomes.filter(({ differences }) => differences.length === 0);
const allowed = outcomes.filter((outcome) => uncovered(outcome, allowances).length === 0);

const numbers =
  `${answers.length} recorded answers: ${equal.length} as they were, ` +
  `${allowed.length - equal.length} but for what is allowed, ${outcomes.length - allowed.length} exempted, ` +
  `${answers.length - outcomes.length} of operations that are not here`;

describe("what was recorded", () => {
  it.skipIf(!recordings)(recordings ? numbers : `is not here ${missingShared}`, () => {
    expect(allowed.length / answers.length).toBeGreaterThan(0.9);
  });

  const each = outcomes.map((outcome) => ({ ...outcome.recording, outcome }));

  it.each(each)("is answered with the same members, headers and frames: $operation $modelId ($id)", ({ outcome }) => {
    expect(uncovered(outcome, [...allowances, ...exemptions])).toEqual([]);
  });

  const applies = (allowance: Allowance, recording: Recording, differences: readonly string[]): boolean =>
    isFor(allowance, recording) && differences.some((difference) => allowance.covers.test(difference));

  it.each(recordings ? allowances : [])("still needs the allowance: $why", (allowance) => {
    expect(outcomes.some(({ recording, differences }) => applies(allowance, recording, differences))).toBe(true);
  });

  const single = exemptions.flatMap(({ where, ...rest }) => where.map((id) => ({ ...rest, where: [id], id })));

  it.each(recordings ? single : [])("still needs the exemption of $id: $why", (exemption) => {
    const outcome = outcomes.find(({ recording }) => recording.id === exemption.id);
    const open = outcome ? uncovered(outcome, allowances) : [];
    expect(open.some((difference) => exemption.covers.test(difference))).toBe(true);
  });
});
