import { describe, expect, it } from "vitest";
import { objectOf } from "../../src/wire/json.ts";
import { missingShared, recordings } from "../shared.ts";
import { foreignErrors } from "./allowances.ts";
import { answerTo, hasOperation } from "./emulated.ts";
import { outcomeOf } from "./outcome.ts";

/** Nobody is refused for who they are: of the 403s, there is none here. */
const refused = (recordings ?? []).filter((recording) => recording.status === 400 && hasOperation(recording));
const known = refused.filter(({ id }) => !(id in foreignErrors));
const unknownIds = refused.filter(({ responseBody }) =>
  /identifier is invalid/.test(`${objectOf(responseBody).message}`),
);

const numbers =
  `${refused.length} recorded refusals: ${known.length} as they were, ${refused.length - known.length} exempted; ` +
  `${unknownIds.length} of an unknown modelId, in the same words`;

describe("what was recorded as an error", () => {
  it.skipIf(!recordings)(recordings ? numbers : `is not here ${missingShared}`, () => {
    expect(known.length / refused.length).toBeGreaterThan(0.9);
  });

  it.each(known)(
    "is answered with the same status, members and headers: $operation $modelId ($id)",
    async (recording) => {
      expect((await outcomeOf(recording)).differences).toEqual([]);
    },
  );

  it.each(unknownIds)("has the same words for an unknown modelId: $operation $modelId ($id)", async (recording) => {
    expect((await answerTo(recording)).values).toEqual([recording.responseBody]);
  });

  it.each(refused.filter(({ id }) => id in foreignErrors))("still needs the exemption of $id", async (recording) => {
    expect((await outcomeOf(recording)).differences, foreignErrors[recording.id]).not.toEqual([]);
  });
});
