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
export type { DestroyOptions } from "./call/destroy.ts";
export { type Chain, type ChainOptions, chain, type FailoverCode } from "./chain.ts";
export type { BoundBy, Checked, CheckedId, RequestFor } from "./checked.ts";
export type { Capabilities, Capability } from "./control/capabilities/capability.ts";
export type { ListedTarget, ListItem, ListTargetsOptions, ListWarning } from "./control/listing/listed-target.ts";
export type { TargetListing } from "./control/listing/target-listing.ts";
export type { PolicyCondition, PolicyDocument, PolicyStatement } from "./control/policy/document.ts";
export { formatPolicy, type PolicyFormat } from "./control/policy/format/format-policy.ts";
export type { Policy, PolicyOperation, PolicyOptions } from "./control/policy/options.ts";
export type { DeleteProfileOptions } from "./control/profiles/delete.ts";
export type { ApplicationProfileOptions } from "./control/profiles/options.ts";
export type { MissingPermission } from "./control/resolve/missing.ts";
export type { Lifecycle, Resolution, ResolvedModel, ResolvedStep } from "./control/resolve/resolution.ts";
export type { ResolveOptions } from "./control/resolve/resolve.ts";
export type { TokenCount } from "./count/token-count.ts";
export type {
  AwsClientOrOptions,
  BedrockClientOptions,
  CallOptions,
  KnownAwsOptions,
  RetryOptions,
  SharedOptions,
  TimeLimits,
} from "./options.ts";
export type { Warmed, WarmOptions } from "./resilience/warm.ts";
export type { ConverseStream } from "./stream/converse-stream.ts";
export type { InvokeModelStream } from "./stream/invoke-stream.ts";
export type { ConverseStreamEvent, Restarted } from "./stream/restarted.ts";
