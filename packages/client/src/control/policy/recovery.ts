import type { ModelRef } from "@bedrock-targets/core";
import type { Control, LookupPlace } from "../control.ts";
import { modelDetails } from "../lookups/model-details.ts";
import { codeOf } from "../lookups/verdict.ts";
import { nearestFirst } from "../recovery/nearest.ts";
import { profilesWith } from "../recovery/profiles-with.ts";
import { ownedArn, placeOfRegion } from "./arns.ts";
import { type Grant, grantsOf } from "./grant.ts";
import { notes } from "./notes.ts";
import type { Part } from "./part.ts";

/**
 * Recovery lists the profiles of a model that cannot be called by itself, and calls one of them. Which one is decided by a
 * call; here they are named, as far as they may be looked up.
 *
 * @param control absent: nothing is looked up
 */
export async function recoveryPart(control: Control | undefined, ref: ModelRef, place: LookupPlace): Promise<Part> {
  const profiles = control ? await profilesInstead(control, ref.resourceId ?? ref.modelId, place) : [];
  const grants = [...grantsOf(["bedrock:ListInferenceProfiles"], ["*"]), ...readingOf(profiles ?? [], place.region)];
  return { grants, notes: profiles ? [notes.recovery(ref, profiles)] : [] };
}

/** The client asks a profile itself where it is answered; where none is known, it may be any of the region's. */
const readingOf = (profiles: readonly string[], region: string | undefined): readonly Grant[] =>
  grantsOf(
    ["bedrock:GetInferenceProfile"],
    (profiles.length > 0 ? profiles : ["*"]).map((id) =>
      id.startsWith("arn:") ? id : ownedArn(placeOfRegion(region), "*", `inference-profile/${id}`),
    ),
  );

/** The nearest first; `undefined` for a model that can be called by itself; none where that may not be looked up. */
async function profilesInstead(
  control: Control,
  modelId: string,
  place: LookupPlace,
): Promise<readonly string[] | undefined> {
  try {
    const { inferenceTypesSupported } = await modelDetails(control.lookIn(place), modelId);
    if (inferenceTypesSupported?.includes("ON_DEMAND")) return undefined;
    const candidates = await profilesWith(control, modelId, place);
    return nearestFirst(candidates, place.region).map((candidate) => candidate.modelId);
  } catch (thrown) {
    if (codeOf(thrown) !== "access-denied") throw thrown;
    return [];
  }
}
