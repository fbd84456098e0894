import type { InferenceProfileSummary } from "@bedrock-targets/core";
import type { Control, LookupPlace } from "../control.ts";
import { allPages } from "../lookups/all-pages.ts";
import { arnsOf } from "../lookups/arns.ts";
import { isRegionless, refOf } from "../resolve/named.ts";

/** A system-defined profile that contains a model, and where its calls may be answered. */
export interface Candidate {
  readonly modelId: string;
  /** `["*"]` where that may be anywhere; empty where it is not said. */
  readonly destinations: readonly string[];
}

/**
 * The system-defined profiles of a region that contain exactly this model; never application profiles, whose tags bill
 * somebody else. The one with the fewest regions comes first, those that stay in the geography of `home` before the others.
 */
export async function profilesWith(
  control: Control,
  modelId: string,
  place: LookupPlace,
): Promise<readonly Candidate[]> {
  const look = control.lookIn(place);
  const input = { typeEquals: "SYSTEM_DEFINED", maxResults: 1_000 } as const;
  const pages = allPages((nextToken) => look("listInferenceProfiles", { ...input, ...(nextToken && { nextToken }) }));
  const found: Candidate[] = [];
  for await (const { inferenceProfileSummaries = [] } of pages) {
    for (const summary of inferenceProfileSummaries) if (contains(summary, modelId)) found.push(candidateFrom(summary));
  }
  return found;
}

function contains({ type, status, models }: InferenceProfileSummary, modelId: string): boolean {
  if (type !== "SYSTEM_DEFINED" || (status ?? "ACTIVE") !== "ACTIVE") return false;
  return arnsOf(models).some((arn) => refOf(arn)?.resourceId === modelId);
}

function candidateFrom({
  inferenceProfileId = "",
  inferenceProfileArn = "",
  models,
}: InferenceProfileSummary): Candidate {
  const refs = arnsOf(models).map(refOf);
  const isAnywhere = inferenceProfileId.startsWith("global.") || refs.some((ref) => ref && isRegionless(ref));
  const regions = refs.map((ref) => ref?.region);
  const isUnknown = regions.includes(undefined);
  return {
    // The ARN of a profile is one for certain, the id of one in a geography of tomorrow perhaps not.
    modelId: refOf(inferenceProfileId)?.kind === "cross-region" ? inferenceProfileId : inferenceProfileArn,
    destinations: isAnywhere ? ["*"] : isUnknown ? [] : [...new Set(regions)].flatMap((region) => region ?? []),
  };
}
