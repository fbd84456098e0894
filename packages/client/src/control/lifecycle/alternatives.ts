import type { FoundationModelSummary } from "@bedrock-targets/core";
import type { Control, LookupPlace } from "../control.ts";
import type { ResolvedModel } from "../resolve/resolution.ts";

/** The active models of the same provider and modalities in a region, the newest first; none where they may not be listed. */
export async function alternativesTo(
  control: Control,
  model: ResolvedModel,
  place: LookupPlace,
): Promise<readonly string[]> {
  const look = control.lookIn(place);
  const { modelSummaries = [] } = await look("listFoundationModels", {}).catch(() => ({ modelSummaries: [] }));
  return modelSummaries
    .filter((other) => isLike(other, model))
    .toSorted((a, b) => startOf(b) - startOf(a) || (a.modelId ?? "").localeCompare(b.modelId ?? ""))
    .flatMap(({ modelId }) => modelId ?? []);
}

function isLike(other: FoundationModelSummary, model: ResolvedModel): boolean {
  if (other.modelId === model.modelId || other.modelLifecycle?.status !== "ACTIVE") return false;
  if (other.providerName !== model.provider) return false;
  return (
    has(other.inputModalities, model.inputModalities) &&
    has(other.outputModalities, model.outputModalities) &&
    other.outputModalities?.length === model.outputModalities.length
  );
}

const has = (all: readonly string[] | undefined, some: readonly string[]): boolean =>
  some.every((each) => all?.includes(each));

/** In milliseconds; models of which nobody says it count as old. */
const startOf = ({ modelLifecycle }: FoundationModelSummary): number => modelLifecycle?.startOfLifeTime?.getTime() ?? 0;
