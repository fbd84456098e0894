import type { InferenceProfileSummary, ModelRef } from "@bedrock-targets/core";
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
 * The system-defined profiles of a region that contain exactly this model, and no other; never application profiles, whose
 * tags bill somebody else.
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
  for await (const { inferenceProfileSummaries } of pages) {
    if (!Array.isArray(inferenceProfileSummaries)) continue;
    for (const summary of inferenceProfileSummaries) found.push(...candidateFrom(Object(summary), modelId));
  }
  return found;
}

/** One, or none. */
function candidateFrom(summary: InferenceProfileSummary, modelId: string): readonly Candidate[] {
  const { type, status, models } = summary;
  if (type !== "SYSTEM_DEFINED" || (status ?? "ACTIVE") !== "ACTIVE") return [];
  const arns = arnsOf(models);
  const named = arns.filter((arn) => arn !== "").map(refOf);
  if (named.length === 0 || !named.every((ref) => ref?.kind === "base" && ref.resourceId === modelId)) return [];
  const id = idOf(summary);
  return id === undefined ? [] : [{ modelId: id, destinations: destinationsOf(summary, named, arns.length) }];
}

/** The ARN of a profile is one for certain, the id of one in a geography of tomorrow perhaps not. */
const idOf = ({ inferenceProfileId = "", inferenceProfileArn = "" }: InferenceProfileSummary): string | undefined =>
  [inferenceProfileId, inferenceProfileArn].find((id) => refOf(id)?.kind === "cross-region");

function destinationsOf(
  { inferenceProfileId = "" }: InferenceProfileSummary,
  named: readonly (ModelRef | undefined)[],
  count: number,
): readonly string[] {
  const isAnywhere = inferenceProfileId.startsWith("global.") || named.some((ref) => ref && isRegionless(ref));
  if (isAnywhere) return ["*"];
  const regions = named.flatMap((ref) => ref?.region ?? []);
  return regions.length < count ? [] : [...new Set(regions)];
}
