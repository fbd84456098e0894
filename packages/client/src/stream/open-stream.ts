import type { AnswerHead, BedrockTargetError, ErrorContext, EventStream } from "@bedrock-targets/core";
import { failures } from "../call.ts";
import { batchesOf } from "./batches.ts";
import { Pump } from "./pump.ts";

/** The call that a stream belongs to. */
export interface StreamContext {
  readonly head: AnswerHead | undefined;
  /** For errors: as things stand when it is asked for. */
  readonly context: ErrorContext;
  readonly options: { readonly signal?: AbortSignal | undefined };
  /** The answer has begun, and is being read. */
  opened(stops: StreamStops): void;
  /** Ends the exchange. */
  end(): void;
  /** Nothing more is read. */
  closed(): void;
  /** The stream has failed; no reader has heard of it yet. */
  failed(error: Error): void;
}

/** How the reading is stopped from outside: by the caller's abort, or because the client is destroyed. */
export interface StreamStops {
  readonly onAbort: () => void;
  readonly onDestroy: () => void;
}

/** What a stream makes of its events. */
export interface StreamContent<Event> {
  readonly onEvent: (event: Event) => void;
  /** Whether the end of the bytes, now, would be the end of the message. */
  readonly isComplete: () => boolean;
  readonly partial: () => ErrorContext["partial"];
}

/** Makes the error of a stream from what was known of it when it failed. */
type Explain = (parts: typeof import("../failure.ts"), known: ErrorContext) => BedrockTargetError;

/**
 * Makes a pump of a transport's events: an abort is always `aborted`, a cut is always `stream-interrupted`, and the
 * exchange ends when the reading ends.
 */
export function openStream<Event>(
  events: EventStream<Event> | undefined,
  content: StreamContent<Event>,
  call: StreamContext,
): Pump<Event> {
  const { head } = call;
  const batches = batchesOf(events);
  const failed = async (explain: Explain): Promise<BedrockTargetError> => {
    const known = { ...call.context, partial: content.partial() };
    return explain(await failures(), known);
  };
  const thrown = (value: unknown) => failed((parts, known) => parts.toStreamError(value, known, head));
  const pump: Pump<Event> = new Pump<Event>({
    next: batches.next,
    onEvent: content.onEvent,
    onEnd: () => (content.isComplete() ? undefined : failed((parts, known) => parts.endedEarly(known, head))),
    onError: thrown,
    onClose: (complete) => {
      if (!complete) {
        call.end();
        batches.leave();
      }
      call.closed();
    },
    onFailure: (error) => call.failed(error),
  });
  call.opened({
    onAbort: () => pump.stop(() => thrown(call.options.signal?.reason)),
    onDestroy: () => pump.stop(() => failed((parts, known) => parts.destroyed(known))),
  });
  return pump;
}
