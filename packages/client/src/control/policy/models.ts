import type { ModelRef } from "@bedrock-targets/core";
import type { Leaf } from "../resolve/walk.ts";
import type { Stop } from "./stop.ts";

/** A foundation model behind a target. */
export interface ModelBehind {
  readonly id: string;
  /** As in an ARN: empty for a model that stands for all regions, `*` where nobody names one. */
  readonly region: string;
  /** Whether a profile names it: then it may be elsewhere than in the region that is called. */
  readonly inProfile: boolean;
}

/** The models behind a target, once for each region; none where there are none, or where nobody knows them. */
export function modelsOf({ ref, region, walked }: Stop): readonly ModelBehind[] {
  if (ref.kind === "base") return [{ id: idOf(ref), region, inProfile: false }];
  if (walked && walked.leaves.length > 0) return walked.leaves.map(fromLeaf);
  return ref.kind === "cross-region" ? [byItsName(ref)] : [];
}

/** Each id once. */
export const idsOf = (models: readonly ModelBehind[]): readonly string[] => [...new Set(models.map(({ id }) => id))];

/** Whether a profile may send anywhere: AWS's word for it is part of the id. */
export const isGlobal = ({ resourceId = "" }: ModelRef): boolean => resourceId.startsWith("global.");

const idOf = ({ resourceId, modelId }: ModelRef): string => resourceId ?? modelId;

const fromLeaf = ({ ref, region, inProfile }: Leaf): ModelBehind => ({
  id: idOf(ref),
  region: region === "*" ? "" : (region ?? "*"),
  inProfile,
});

/** The id of a system-defined profile is a prefix and the model's id. The prefix does not tell the regions. */
const byItsName = (ref: ModelRef): ModelBehind => ({
  id: idOf(ref).replace(/^[^.]*\./, ""),
  region: isGlobal(ref) ? "" : "*",
  inProfile: true,
});
