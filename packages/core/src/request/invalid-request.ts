import { BedrockTargetError } from "../errors/bedrock-target-error.ts";
import type { ModelRef } from "../model-id/model-ref.ts";

/** The error for a request that is refused before the network. */
export const invalidRequest = (
  message: string,
  advice: string,
  target?: ModelRef,
  cause?: unknown,
): BedrockTargetError =>
  new BedrockTargetError({ code: "invalid-request", message, advice, target, ...(cause !== undefined && { cause }) });
