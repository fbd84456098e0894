import { BedrockTargetError } from "../errors/bedrock-target-error.ts";
import type { TargetKind } from "../kinds.ts";
import type { ModelIdParts } from "./model-ref.ts";
import { parseModelId } from "./parse.ts";
import { partitionOfRegion } from "./partition.ts";
import type { ResourceType } from "./resources.ts";

/** The resource type that a kind's ARN has when none is named. */
const defaultTypes: Readonly<Record<TargetKind, ResourceType>> = {
  base: "foundation-model",
  "cross-region": "inference-profile",
  "application-profile": "application-inference-profile",
  prompt: "prompt",
  provisioned: "provisioned-model",
  "custom-model": "custom-model",
  "custom-deployment": "custom-model-deployment",
  imported: "imported-model",
  router: "prompt-router",
  marketplace: "endpoint",
};

/**
 * Makes a modelId from its parts: the inverse of `parseModelId`, so `formatModelId(parseModelId(id)) === id`. With a
 * `region` it is an ARN; without one the bare id, for the kinds that have one. The parts decide, not `modelId`.
 *
 * @throws BedrockTargetError with code `invalid-target` where the parts do not make a modelId of that kind
 */
export function formatModelId(parts: ModelIdParts): string {
  const modelId = parts.region === undefined ? (parts.resourceId ?? parts.modelId ?? "") : arnOf(parts, parts.region);
  const ref = parseModelId(modelId);
  if (ref.kind === parts.kind) return modelId;
  throw new BedrockTargetError({
    code: "invalid-target",
    message: `The parts make "${modelId}", which is of kind \`${ref.kind}\`, not \`${parts.kind}\`.`,
    advice: "Give the region, account and resource id of the kind that is meant.",
    target: ref,
  });
}

function arnOf(parts: ModelIdParts, region: string): string {
  const type = parts.resourceType ?? defaultTypes[parts.kind];
  const service = type === "endpoint" ? "sagemaker" : "bedrock";
  const partition = parts.partition ?? partitionOfRegion(region);
  const version = parts.version === undefined ? "" : `:${parts.version}`;
  return `arn:${partition}:${service}:${region}:${parts.accountId ?? ""}:${type}/${parts.resourceId ?? ""}${version}`;
}
