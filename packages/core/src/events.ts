import type { Attempt } from "./errors/attempt.ts";
import type { BedrockTargetError } from "./errors/bedrock-target-error.ts";
import type { ModelRef } from "./model-id/model-ref.ts";
import type { TransportOperation } from "./request/requests.ts";

/**
 * A try has ended: with an answer, or, if `attempt.code` is there, with an error. A stream that fails after it has begun is
 * told of twice.
 */
export interface AttemptEvent {
  readonly type: "attempt";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  readonly attempt: Attempt;
}

/**
 * A model that cannot be called by itself was called through a profile instead, and will be from now on
 * (`recover: { onDemand: "profile" }`). `target.via` is the profile.
 */
export interface RecoveredEvent {
  readonly type: "recovered";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  readonly via: ModelRef;
  /** The regions in which the profile's calls may be answered. */
  readonly destinations: readonly string[];
}

/**
 * A model behind the target is a legacy model, or ends within 90 days. Told once per target, where something is looked up
 * anyway.
 */
export interface ModelLegacyEvent {
  readonly type: "model-legacy";
  readonly target: ModelRef;
  /** The foundation model's bare id. */
  readonly modelId: string;
  /** In ISO 8601; absent where AWS names no day. */
  readonly legacyTime?: string;
  readonly endOfLifeTime?: string;
  /** Active models of the same provider and modalities, the newest first; empty where they may not be listed. */
  readonly alternatives: readonly string[];
}

/** A try has failed, and the next one is made after a pause. */
export interface RetryEvent {
  readonly type: "retry";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  readonly error: BedrockTargetError;
  /** Milliseconds until the next try. */
  readonly delayMs: number;
}

/** The model is being loaded: it is asked again after a pause. Times in milliseconds. */
export interface ColdStartEvent {
  readonly type: "cold-start";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  readonly error: BedrockTargetError;
  /** Until the next try. */
  readonly delayMs: number;
  /** Since the model said for the first time that it is not ready. */
  readonly waitedMs: number;
  /** Until the call gives up, this pause included. */
  readonly remainingMs: number;
}

/** A call goes on to the next link of its chain. */
export interface FailoverEvent {
  readonly type: "failover";
  /** The link that is tried now. */
  readonly target: ModelRef;
  /** The link that has failed. */
  readonly from: ModelRef;
  readonly operation: TransportOperation;
  readonly error: BedrockTargetError;
}

/**
 * The first link of a sticky chain is left alone (`open`), tried again by one call after its cooling (`half-open`), or where
 * calls begin again (`closed`). `target` is that link.
 */
export interface CircuitEvent {
  readonly type: "circuit";
  readonly target: ModelRef;
  readonly state: "open" | "half-open" | "closed";
  /** The link at which calls begin meanwhile. */
  readonly current: ModelRef;
}

/** A stream was ended because its connection was silent for too long. */
export interface StreamStalledEvent {
  readonly type: "stream-stalled";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  /** Milliseconds of silence. */
  readonly idleMs: number;
}

/**
 * This machine's clock is wrong: the service has refused a signature for its time. From now on its calls are signed for the
 * service's time, and this one is sent once more.
 */
export interface ClockSkewEvent {
  readonly type: "clock-skew";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  /** Milliseconds that the service's clock is ahead of this machine's; negative where it is behind. */
  readonly offsetMs: number;
}

/**
 * A bearer token in the environment (`AWS_BEARER_TOKEN_BEDROCK`) is sent although credentials were passed by hand: AWS's
 * precedence. Told once per client.
 */
export interface BearerTokenUsedEvent {
  readonly type: "bearer-token-used";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
}

/** What a client tells while it works. Later versions add types: handle those you know, ignore the others. */
export type ClientEvent =
  | AttemptEvent
  | RecoveredEvent
  | ModelLegacyEvent
  | RetryEvent
  | ColdStartEvent
  | StreamStalledEvent
  | FailoverEvent
  | CircuitEvent
  | ClockSkewEvent
  | BearerTokenUsedEvent;

/** Takes the client's events. What it throws is ignored, also if that comes later by a promise. */
export type EventSink = (event: ClientEvent) => void;
