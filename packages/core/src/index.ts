export type { ControlCall, ControlOperation, ControlPlane } from "./control-plane.ts";
export type { Attempt } from "./errors/attempt.ts";
export { type AwsException, judge, type Verdict } from "./errors/aws-exceptions.ts";
export { cleaner } from "./errors/cleaner.ts";
export type { ErrorCode } from "./errors/codes.ts";
export { completed } from "./errors/completed.ts";
export { isCutJson } from "./errors/cut-json.ts";
export { type ErrorContext, toTargetError } from "./errors/to-target-error.ts";
export type {
  AttemptEvent,
  BearerTokenUsedEvent,
  CircuitEvent,
  ClientEvent,
  ClockSkewEvent,
  ColdStartEvent,
  EventSink,
  FailoverEvent,
  ModelLegacyEvent,
  RecoveredEvent,
  RetryEvent,
  StreamStalledEvent,
} from "./events.ts";
export type * from "./generated/control-types.ts";
export type * from "./generated/runtime-types.ts";
export type {
  Description,
  EndpointFacts,
  ImportedFacts,
  Look,
  Lookups,
  PromptFacts,
  RouterFacts,
} from "./lookups.ts";
export type { IsOpen, KindOf } from "./model-id/kind-of.ts";
export type { ResourceType } from "./model-id/resources.ts";
export type { PartialReply, PartialToolUse } from "./request/partial-reply.ts";
export type {
  ConverseReply,
  InvokeModelReply,
  InvokeUsage,
  ReplyFacts,
  RuntimeOutputs,
} from "./request/replies.ts";
export type {
  ConverseFields,
  Operation,
  RequestField,
  Requests,
  TransportOperation,
} from "./request/requests.ts";
export {
  type ConverseOperation,
  type ConverseStreamFields,
  type InvokeModelFields,
  isAbsent,
  isPlainObject,
  nameOfType,
  optInReasons,
  type RuntimeInputs,
  reasonAgainst,
  reasonAgainstOperation,
  shapeConverse,
  shapeInvoke,
} from "./shape.ts";
export type { ConverseByInvoke } from "./target/converse-by-invoke.ts";
export type { Forbidden } from "./target/forbidden.ts";
export type {
  Every,
  KindsOf,
  Narrow,
  OperationReason,
  RequestOn,
  RulesUnder,
  StrategyFor,
} from "./target/narrow.ts";
export {
  type ArnParts,
  BedrockTargetError,
  type BoundTarget,
  bindTarget,
  defineTarget,
  type ErrorDetails,
  formatModelId,
  invalidRequest,
  type Kind,
  type KindRules,
  type ModelIdParts,
  type ModelRef,
  type ModelTarget,
  type OptInField,
  type OwnId,
  type OwnKind,
  type PackageOf,
  parseModelId,
  partitionOfRegion,
  type RequestsOn,
  type RulesByKind,
  redact,
  rulesOf,
  sourceOfKind,
  type TargetFactory,
  type TargetKind,
  targetKinds,
  tryParseModelId,
} from "./target.ts";
export type { AnswerHead, EventStream, Transport, TransportCall } from "./transport.ts";
