/*
 * What is needed as soon as a program starts: to write a strategy, to bind a target, to say what is wrong with a modelId. It is
 * a file of its own, so that a program which starts loads no more.
 */
export { BedrockTargetError, type ErrorDetails } from "./errors/bedrock-target-error.ts";
export type { ErrorCode } from "./errors/codes.ts";
export { redact } from "./errors/redact.ts";
export { type Kind, type PackageOf, sourceOfKind, type TargetKind, targetKinds } from "./kinds.ts";
export { formatModelId } from "./model-id/format.ts";
export type { ModelIdParts, ModelRef } from "./model-id/model-ref.ts";
export { parseModelId, tryParseModelId } from "./model-id/parse.ts";
export { partitionOfRegion } from "./model-id/partition.ts";
export { invalidRequest } from "./request/invalid-request.ts";
export type { BoundTarget, KindRules, ModelTarget, OptInField, RulesByKind } from "./target/contract.ts";
export {
  type ArnParts,
  bindTarget,
  defineTarget,
  type OwnId,
  type OwnKind,
  type TargetFactory,
} from "./target/define-target.ts";
export type { RequestsOn } from "./target/narrow.ts";
export { rulesOf } from "./target/rules-of.ts";
