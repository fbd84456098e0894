import { type AnswerHead, type ErrorContext, toTargetError } from "@bedrock-targets/core";
import { Pump } from "./pump.ts";
import { interrupted, toStreamError } from "./stream-error.ts";

/** What is known about a stream beside its events. */
export interface StreamContext {
  /** For errors: target, tries, advice. */
  readonly facts: ErrorContext;
  readonly head: AnswerHead | undefined;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Ends the exchange: aborted when the stream is left or fails. */
  readonly controller: AbortController;
}

/** What a stream makes of its events. */
export interface StreamContent<Event> {
  readonly onEvent: (event: Event) => void;
  /** Whether the end of the bytes, now, would be the end of the message. */
  readonly isComplete: () => boolean;
  readonly partial: () => ErrorContext["partial"];
}

/**
 * Makes a pump of a transport's events: an abort is always `aborted`, a cut is always `stream-interrupted`, and the
 * exchange ends when the reading ends.
 */
export function openStream<Event>(
  events: AsyncIterable<Event>,
  content: StreamContent<Event>,
  context: StreamContext,
): Pump<Event> {
  const { facts, head, signal, controller } = context;
  const now = (): ErrorContext => ({ ...facts, partial: content.partial(), aborted: signal?.aborted });
  const iterator = events[Symbol.asyncIterator]();
  const onAbort = () => pump.stop(toTargetError(signal?.reason, now()));
  const pump: Pump<Event> = new Pump<Event>({
    events: iterator,
    onEvent: content.onEvent,
    onEnd: () => {
      if (!content.isComplete()) throw interrupted("The stream ended before the message did.", now(), head);
    },
    onError: (thrown) => toStreamError(thrown, now(), head),
    onClose: (complete) => {
      signal?.removeEventListener("abort", onAbort);
      if (!complete) close(iterator, controller);
    },
  });
  signal?.addEventListener("abort", onAbort, { once: true });
  return pump;
}

/** The iterator may be waiting for bytes that never come: nobody waits for its return. */
function close(iterator: AsyncIterator<unknown>, controller: AbortController): void {
  controller.abort();
  iterator.return?.().then(ignore, ignore);
}

const ignore = (): void => {};
