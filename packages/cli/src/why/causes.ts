import type { ErrorCode } from "@bedrock-targets/core";

/** What each code means, as a sentence: the cause behind the words of the message. */
export const causeOf: { readonly [Code in ErrorCode]: string } = {
  "invalid-target": "The string is no modelId, so that nothing was sent.",
  "target-not-installed": "The string is a modelId, but the client has no strategy for its kind.",
  "invalid-request": "The request has a field or a value that this target does not take.",
  "operation-not-supported": "The target or the model behind it has no such operation or feature.",
  "region-mismatch": "The target lies, or may be answered, in a region where it must not be called.",
  "on-demand-not-supported":
    "The model is offered through inference profiles alone in this region: its own id is known, but cannot be called.",
  "not-found": "Bedrock knows no such target in the region that was called, or not under this account.",
  "access-denied": "The caller or the account may not use this target, or not what stands behind it.",
  "legacy-model": "The model is a legacy one, and the account has not used it of late.",
  "end-of-life": "This version of the model has been switched off.",
  "model-not-ready": "The model is not loaded at the moment; imported models and deployments are unloaded when idle.",
  throttled: "More requests or tokens were sent than the account's quota for this model lets through.",
  "quota-exceeded": "A quota of the account is used up.",
  timeout: "The answer did not come in time.",
  unavailable: "The service, or the way to it, has failed for a moment.",
  "model-error": "The model itself has failed on this request.",
  "content-too-long": "The prompt, or the prompt together with the answer, is longer than the model can hold.",
  "stream-interrupted": "The stream broke off before its end.",
  credentials: "The request was not signed by credentials that AWS knows and that are still valid.",
  aborted: "The program itself has given the call up.",
  unknown: "Nothing in it is a known error of Bedrock's.",
};

/** Whether a word is one of our codes, as a dump of a `BedrockTargetError` has it. */
export const isErrorCode = (word: string): word is ErrorCode => Object.hasOwn(causeOf, word);
