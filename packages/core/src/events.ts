import type { Attempt } from "./errors/attempt.ts";
import type { ModelRef } from "./model-id/model-ref.ts";
import type { Operation } from "./request/requests.ts";

/**
 * A try has ended: with an answer, or, if `attempt.code` is there, with an error. A stream that fails after it has begun is
 * told of twice.
 */
export interface AttemptEvent {
  readonly type: "attempt";
  readonly target: ModelRef;
  readonly operation: Operation;
  readonly attempt: Attempt;
}

/** What a client tells while it works. Later versions add types: handle those you know, ignore the others. */
export type ClientEvent = AttemptEvent;

/** Takes the client's events. What it throws is ignored. */
export type EventSink = (event: ClientEvent) => void;
