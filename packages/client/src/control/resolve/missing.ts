import type { ControlOperation } from "@bedrock-targets/core";

/** A look-up that was not allowed: what it would have told is unknown. */
export interface MissingPermission {
  /** The IAM action to allow, such as `bedrock:GetInferenceProfile`. */
  readonly action: string;
  /** The modelId that could not be read. */
  readonly resource: string;
}

/** IAM names the actions of both services alike. */
export const actionOf = (operation: ControlOperation): string =>
  operation === "listPromptTags"
    ? "bedrock:ListTagsForResource"
    : `bedrock:${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
