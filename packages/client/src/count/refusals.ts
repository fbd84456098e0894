import { BedrockTargetError, type BoundTarget } from "@bedrock-targets/core/target";
import { codeOf } from "../control/lookups/verdict.ts";
import type { MissingPermission } from "../control/resolve/missing.ts";
import type { CountCall } from "./count-call.ts";

/** Nothing behind the target has tokens that Bedrock could count. */
export const nothingCounts = (target: BoundTarget): BedrockTargetError =>
  new BedrockTargetError({
    code: "operation-not-supported",
    message: `No foundation model stands behind this target of kind \`${target.kind}\`, and Bedrock counts tokens for foundation models alone.`,
    advice: "Count with the tokenizer of the model itself, or read `usage` of a reply.",
    target: target.ref,
  });

/** What stands behind the target may not be read. */
export const mayNotRead = (target: BoundTarget, { action, resource }: MissingPermission): BedrockTargetError =>
  new BedrockTargetError({
    code: "access-denied",
    message: "The model behind the target may not be read, so that nothing can be counted.",
    advice: `Allow \`${action}\` on \`${resource}\`.`,
    target: target.ref,
  });

/** The model is there, but nowhere on demand. Source: the Bedrock user guide, "Count tokens". */
export function throughProfilesOnly(target: BoundTarget, modelId: string): BedrockTargetError {
  const isAnthropic = modelId.startsWith("anthropic."); // the provider's word of a bare id, which is whole
  return new BedrockTargetError({
    code: "operation-not-supported",
    message: `${modelId} is not on demand where this target may be answered, and Bedrock counts tokens for on-demand models alone.`,
    advice: isAnthropic
      ? "The endpoint `bedrock-mantle` counts for it: POST `/anthropic/v1/messages/count_tokens`."
      : "Read `usage` of a reply.",
    target: target.ref,
  });
}

/** The service has been asked, and this model does not count. */
export const doesNotCount = ({ target, attempts, place }: CountCall, cause: unknown): BedrockTargetError =>
  new BedrockTargetError({
    code: "operation-not-supported",
    message: `Bedrock does not count tokens for ${place.modelId}.`,
    advice: "Read `usage` of a reply, or count on another model.",
    target: target.ref,
    attempts: attempts.list,
    cause,
  });

/** The service has answered, without a number: something in between, or the service, has failed. */
export const noCount = ({ target, attempts, place }: CountCall): BedrockTargetError =>
  new BedrockTargetError({
    code: "unknown",
    message: `The service answered without a count for ${place.modelId}.`,
    advice: "Try again; if it stays, look at what stands between here and Bedrock.",
    target: target.ref,
    attempts: attempts.list,
  });

export const isRefusalToCount = (thrown: unknown): boolean => codeOf(thrown) === "operation-not-supported";
