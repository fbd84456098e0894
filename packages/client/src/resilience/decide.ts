import type { BedrockTargetError, ErrorCode } from "@bedrock-targets/core/target";

/**
 * What may help after an error: the same target once more (`retry`), or only another one (`next`). What is not here is the
 * request's, the caller's or the account's own fault, and nothing helps, unless a chain's `on` says otherwise. One table: the codes have been decided by AWS's
 * exceptions, class before text (see core's `exceptionRules`).
 */
const decisions: { readonly [Code in ErrorCode]?: "retry" | "next" } = {
  throttled: "retry",
  unavailable: "retry",
  timeout: "retry",
  "model-not-ready": "retry",
  "model-error": "retry", // of a model that answered 429 or 5xx: see `retryable`
  "stream-interrupted": "retry",
  "quota-exceeded": "next", // waiting seconds does not help
  "on-demand-not-supported": "next",
  "end-of-life": "next",
  "legacy-model": "next",
};

/** Whether the same target may answer the same request a moment later. */
export const isWorthRepeating = ({ code, retryable }: BedrockTargetError): boolean =>
  decisions[code] === "retry" && retryable;

/** Whether another target may answer where this one has not. */
export const isWorthAnother = ({ code, retryable }: BedrockTargetError): boolean =>
  decisions[code] === "next" || (decisions[code] === "retry" && retryable);
