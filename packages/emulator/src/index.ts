export type { EmulatedAccount } from "./account/account.ts";
export type {
  ApplicationProfileDefinition,
  CustomDeploymentDefinition,
  CustomModelDefinition,
  ImportedDefinition,
  MarketplaceDefinition,
  PromptDefinition,
  ProvisionedDefinition,
  ResourceDefinition,
  RouterDefinition,
  SystemProfileDefinition,
} from "./account/definitions.ts";
export type { DialectName, Lifecycle, Modality, ModelDefinition } from "./account/model.ts";
export type { EmulatedKind, EmulatedTarget } from "./account/resource.ts";
export type { Call } from "./calls.ts";
export { createEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
export type { ErrorFault } from "./faults/any-error.ts";
export type { CorruptFault, ErrorFrameFault } from "./faults/bad-frames.ts";
export type { ColdStartFault } from "./faults/cold-start.ts";
export type { ConnectionEnding } from "./faults/connection-fault.ts";
export type { ConnectionEndFault, GoawayFault, RstStreamFault } from "./faults/connections.ts";
export type { ClockSkewFault, ExpiredTokenFault } from "./faults/credentials.ts";
export type { Cut, CutAfterFault, CutAtFault, CutInsideFault } from "./faults/cuts.ts";
export type { FaultControl, FaultHandle } from "./faults/faults.ts";
export { type Fault, type FaultKind, faultKindNames } from "./faults/kinds.ts";
export type { LatencyFault } from "./faults/latency.ts";
export { parseFault } from "./faults/parse.ts";
export type { RefusalFault } from "./faults/refusals.ts";
export type { FaultScope } from "./faults/scope.ts";
export type { StallFault, TrickleFault } from "./faults/slow-bodies.ts";
export type { AnswerFault, ContentTypeFault, ProxyPageFault } from "./faults/strangers.ts";
export type { Listening, ListenOptions } from "./node/listen.ts";
export type { Timers } from "./time/timers.ts";
export { type VirtualTimers, virtualTimers } from "./time/virtual-timers.ts";
