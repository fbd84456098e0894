export type * from "@bedrock-targets/core";
export {
  BedrockTargetError,
  defineTarget,
  formatModelId,
  parseModelId,
  sourceOfKind,
  targetKinds,
} from "@bedrock-targets/core/target";
export { BedrockClient } from "./bedrock-client.ts";
export type { BoundBy, Checked, CheckedId, RequestFor } from "./checked.ts";
export type {
  AwsClientOrOptions,
  BedrockClientOptions,
  CallOptions,
  KnownAwsOptions,
  RetryOptions,
  SharedOptions,
  TimeLimits,
} from "./options.ts";
export type { ConverseStream } from "./stream/converse-stream.ts";
export type { InvokeModelStream } from "./stream/invoke-stream.ts";
