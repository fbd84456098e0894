import type { AnswerHead, BedrockTargetError, ErrorContext, EventStream, ModelRef } from "@bedrock-targets/core";
import type { Exceeded } from "../call.ts";
import type { CallOptions } from "../options.ts";
import { Pump } from "./pump.ts";
import type { Restarted } from "./restarted.ts";
import { StreamSource } from "./stream-source.ts";

/** The call that a stream belongs to. */
export interface StreamContext<Output = unknown> {
  readonly head: AnswerHead | undefined;
  /** For errors: as things stand when it is asked for. */
  readonly context: ErrorContext;
  /** The target, as replies name it. */
  readonly ref: ModelRef;
  readonly options: Pick<CallOptions, "signal" | "resume">;
  /** How long the connection may be silent, in milliseconds. */
  readonly idleMs: number;
  /** Another answer in place of this one; `undefined` where no other try is left. */
  readonly again?:
    | ((error: BedrockTargetError) => Promise<{ readonly output: Output; readonly call: unknown } | undefined>)
    | undefined;
  /** The answer has begun, and is being read. */
  opened(stops: StreamStops): void;
  /** Ends the exchange. */
  end(): void;
  /** It was silent for too long. */
  stalled(): void;
  /** The target has answered, with content. */
  answered(): void;
  /** Nothing more is read. */
  closed(): void;
  /** Ends the search for another answer. */
  giveUp(): void;
  /** The stream has failed; no reader has heard of it yet. */
  failed(error: Error): void;
}

/** How the reading is stopped from outside: by the caller's abort, which the end of the client is too, or by a time limit. */
export interface StreamStops {
  readonly onAbort: () => void;
  readonly onExceeded: (exceeded: Exceeded) => void;
  readonly onSilence: () => void;
}

/** What a stream makes of its events. */
export interface StreamContent<Event, Output = unknown> {
  readonly onEvent: (event: Event) => void;
  /** Whether the end of the bytes, now, would be the end of the message. */
  readonly isComplete: () => boolean;
  /** Whether something has come that another answer would say again. */
  readonly hasContent: () => boolean;
  /** Whether readers know that an answer has begun. */
  readonly hasBegun: () => boolean;
  /** Whether an event says no more than that an answer begins. */
  readonly isBeginning: (event: Event) => boolean;
  readonly partial: () => ErrorContext["partial"];
  /** The events of an answer. */
  readonly eventsOf: (output: Output) => EventStream<Event> | undefined;
  /** Another answer has taken the place of the one before. */
  readonly onAgain: (output: Output, call: StreamContext<Output>) => void;
  /** How content that has come may be said again; absent where readers could not be told. */
  readonly restart?: {
    /** Whether all readers would hear of it. */
    readonly isPossible: () => boolean;
    /** Forgets what has come; gives the event that tells readers so. */
    readonly begin: (restarted: Restarted) => Event;
  };
}

/**
 * Makes a pump of a transport's events: an abort is always `aborted`, a cut is always `stream-interrupted`, and the
 * exchange ends when the reading ends. What fails before its first content is made again, unseen; after it only where the
 * caller wants that, and is told.
 */
export function openStream<Event, Output>(
  events: EventStream<Event> | undefined,
  content: StreamContent<Event, Output>,
  call: StreamContext<Output>,
): Pump<Event> {
  const source = new StreamSource(events, content, call);
  const pump: Pump<Event> = new Pump<Event>({
    next: () => source.next(),
    onEvent: content.onEvent,
    onArrival: (batch) => source.arrived(batch),
    onEnd: () => source.cut(),
    onBreak: (thrown) => source.startAgain(thrown),
    onError: (thrown) => source.errorFrom(thrown),
    onClose: (complete) => source.close(complete),
    onFailure: (error) => source.tell(error),
  });
  source.begin({
    onSilence: () => pump.interrupt(undefined),
    onAbort: () => pump.stop(() => source.aborted()),
    onExceeded: (exceeded) => pump.stop(() => source.exceeded(exceeded)),
  });
  return pump;
}
