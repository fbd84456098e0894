export type { Attempt } from "./errors/attempt.ts";
export { type AwsException, judge, type Verdict } from "./errors/aws-exceptions.ts";
export { BedrockTargetError, type ErrorDetails } from "./errors/bedrock-target-error.ts";
export type { ErrorCode } from "./errors/codes.ts";
export { completed } from "./errors/completed.ts";
export { type ErrorContext, toTargetError } from "./errors/to-target-error.ts";
export type { AttemptEvent, ClientEvent, EventSink } from "./events.ts";
export type * from "./generated/runtime-types.ts";
export { type Kind, type PackageOf, sourceOfKind, type TargetKind, targetKinds } from "./kinds.ts";
export { formatModelId } from "./model-id/format.ts";
export type { IsOpen, KindOf } from "./model-id/kind-of.ts";
export type { ModelIdParts, ModelRef } from "./model-id/model-ref.ts";
export { parseModelId, tryParseModelId } from "./model-id/parse.ts";
export { partitionOfRegion } from "./model-id/partition.ts";
export type { ResourceType } from "./model-id/resources.ts";
export { isAbsent, isPlainObject } from "./request/absent.ts";
export { rulesOf } from "./request/check-fields.ts";
export { invalidRequest } from "./request/invalid-request.ts";
export { nameOfType } from "./request/name-of-type.ts";
export type { PartialReply } from "./request/partial-reply.ts";
export type {
  ConverseReply,
  InvokeModelReply,
  InvokeUsage,
  ReplyFacts,
  RuntimeOutputs,
} from "./request/replies.ts";
export type {
  ConverseFields,
  ConverseOperation,
  ConverseStreamFields,
  InvokeModelFields,
  Operation,
  RequestField,
  Requests,
  RuntimeInputs,
} from "./request/requests.ts";
export { shapeConverse } from "./request/shape-converse.ts";
export { shapeInvoke } from "./request/shape-invoke.ts";
export type { BoundTarget, KindRules, ModelTarget, OptInField, RulesByKind } from "./target/contract.ts";
export {
  type ArnParts,
  bindTarget,
  defineTarget,
  type OwnId,
  type OwnKind,
  type TargetFactory,
} from "./target/define-target.ts";
export type { Forbidden } from "./target/forbidden.ts";
export type {
  Every,
  KindsOf,
  Narrow,
  OperationReason,
  RequestOn,
  RequestsOn,
  RulesUnder,
  StrategyFor,
} from "./target/narrow.ts";
export { optInReasons, reasonAgainst, reasonAgainstOperation } from "./target/refusals.ts";
export type { AnswerHead, EventStream, Transport, TransportCall } from "./transport.ts";
