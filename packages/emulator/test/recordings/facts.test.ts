import { describe, expect, it } from "vitest";
import { missingShared, type Recording, recordings } from "../shared.ts";
import { recordedAnswer } from "./answer.ts";
import { ask } from "./emulated.ts";
import facts from "./facts.json" with { type: "json" };
import { factsOf } from "./facts.ts";
import { sampleRequests } from "./sample-requests.ts";

/** What an entry says of the answer. */
const factIn = ({ what, recording, operation, modelId, request, ...fact }: (typeof facts)[number]) => fact;

/** A sample of what was recorded, for a clone without the recordings: our requests, and the facts of Bedrock's answers. */
describe("the sample of recorded facts", () => {
  it.each(facts)("holds for the emulator: $operation, $what", async (fact) => {
    const request = sampleRequests[fact.request];
    expect(request, fact.request).toBeDefined();
    const answer = await ask(fact.operation, fact.modelId, request, fact.status === 200);
    expect(factsOf(answer)).toMatchObject(factIn(fact));
  });

  it.skipIf(!recordings)(`is true of the recordings ${recordings ? "" : missingShared}`, () => {
    const recorded = (id: string): Recording | undefined => recordings?.find((recording) => recording.id === id);
    const found = facts.map(({ recording }) => recorded(recording)).filter((recording) => recording !== undefined);
    expect(found.map((recording) => factsOf(recordedAnswer(recording)))).toEqual(facts.map(factIn));
  });
});
