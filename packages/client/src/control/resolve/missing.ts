import type { ControlOperation } from "@bedrock-targets/core";
import { type ModelRef, partitionOfRegion } from "@bedrock-targets/core/target";

/** A look-up that was not allowed: what it would have told is unknown. */
export interface MissingPermission {
  /** The IAM action to allow, such as `bedrock:GetInferenceProfile`. */
  readonly action: string;
  /** The ARN of what could not be read, as a policy takes it; `*` stands for an account that is not known. */
  readonly resource: string;
}

/** IAM names the actions of both services alike. */
export const actionOf = (operation: ControlOperation): string =>
  operation === "listPromptTags"
    ? "bedrock:ListTagsForResource"
    : `bedrock:${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;

/** The ARN of a target, also of one that was named by its id. */
export function resourceOf({ kind, modelId }: ModelRef, region: string | undefined): string {
  if (modelId.startsWith("arn:")) return modelId;
  const place = `arn:${partitionOfRegion(region ?? "")}:bedrock:${region ?? "*"}`;
  return kind === "base" ? `${place}::foundation-model/${modelId}` : `${place}:*:inference-profile/${modelId}`;
}
