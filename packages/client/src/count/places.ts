import { type Call, isWithin } from "../call.ts";
import type { Control, LookupOptions } from "../control/control.ts";
import { modelDetails } from "../control/lookups/model-details.ts";
import { codeOf } from "../control/lookups/verdict.ts";
import type { Leaf } from "../control/resolve/walk.ts";

/** A foundation model in a region where it may be asked to count. */
export interface Place {
  readonly modelId: string;
  readonly region: string | undefined;
}

/**
 * Where a target's models could count: each in the region that is called, then in the regions where the target's calls are
 * answered; never outside of a fence. The first model comes first.
 */
export function placesFor(
  leaves: readonly Leaf[],
  home: string | undefined,
  { fences, regions: policy }: Pick<Call, "fences"> & Pick<Call["session"], "regions">,
): readonly Place[] {
  const models = [...new Set(leaves.map(idOf))];
  const isAllowed = (region: string | undefined) =>
    fences.every((fence) => region !== undefined && isWithin(fence, region));
  return models.flatMap((modelId) => {
    // A client that follows nobody stays in the region that is called.
    const own = policy === "follow" ? leaves.filter((leaf) => idOf(leaf) === modelId).map(({ region }) => region) : [];
    const regions = new Set([home, ...own.filter((region) => region !== "*" && region !== undefined)]);
    return [...regions]
      .filter(isAllowed)
      .flatMap((region) => variantsOf(modelId).map((id) => ({ modelId: id, region })));
  });
}

const idOf = ({ ref }: Leaf): string => ref.resourceId ?? ref.modelId;

/**
 * Custom models and provisioned throughputs name a model together with the length of its context (`…:128k`), which is never
 * on demand; the model without it has the same tokens.
 */
const variantsOf = (modelId: string): readonly string[] => [...new Set([modelId, modelId.replace(/:\d+k$/, "")])];

/** Whether a model is on demand in a region. What may not be read may be: the service says so if it is not. */
export async function isOnDemand(
  control: Control,
  { modelId, region }: Place,
  options: LookupOptions,
): Promise<boolean> {
  try {
    const { inferenceTypesSupported } = await modelDetails(control.lookIn({ ...options, region }), modelId);
    return inferenceTypesSupported?.includes("ON_DEMAND") ?? true;
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === "not-found") return false;
    if (code === "access-denied") return true;
    throw thrown;
  }
}
