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

/** A try has failed, and the next one is made after a pause: because the target may answer now, or because its model is being loaded. */
export interface RetryEvent {
  readonly type: "retry" | "cold-start";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  readonly error: BedrockTargetError;
  /** Milliseconds until the next try. */
  readonly delayMs: number;
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

/** A stream was ended because its connection was silent for too long. */
export interface StreamStalledEvent {
  readonly type: "stream-stalled";
  readonly target: ModelRef;
  readonly operation: TransportOperation;
  /** Milliseconds of silence. */
  readonly idleMs: number;
}

/** What a client tells while it works. Later versions add types: handle those you know, ignore the others. */
export type ClientEvent =
  | AttemptEvent
  | RecoveredEvent
  | ModelLegacyEvent
  | RetryEvent
  | StreamStalledEvent
  | FailoverEvent;

/** Takes the client's events. What it throws is ignored. */
export type EventSink = (event: ClientEvent) => void;
