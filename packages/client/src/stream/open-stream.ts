import { type AnswerHead, BedrockTargetError, type ErrorContext, toTargetError } from "@bedrock-targets/core";
import { Pump } from "./pump.ts";
import { interrupted, toStreamError } from "./stream-error.ts";

/** What is known about a stream beside its events, and whom it concerns. */
export interface StreamContext {
  /** For errors: target, tries, advice. */
  readonly facts: ErrorContext;
  readonly head: AnswerHead | undefined;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Ends the exchange. */
  readonly end: () => void;
  /** Called once, when nothing more is read; with the error where there was one. */
  readonly onClose: (error: BedrockTargetError | undefined) => void;
  /** Registers what ends the stream when its client is destroyed. */
  readonly onDestroy: (stop: () => void) => void;
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
  events: AsyncIterable<Event> | undefined,
  content: StreamContent<Event>,
  context: StreamContext,
): Pump<Event> {
  const { head, signal } = context;
  const now = (): ErrorContext => ({ ...context.facts, partial: content.partial(), aborted: signal?.aborted });
  const failed = (thrown: unknown): BedrockTargetError => toStreamError(thrown, now(), head);
  const iterator = iteratorOf(events);
  const onAbort = () => pump.stop(failed(signal?.reason));
  const pump: Pump<Event> = new Pump<Event>({
    events: iterator,
    onEvent: content.onEvent,
    onEnd: () => {
      if (!content.isComplete()) throw interrupted("The stream ended before the message did.", now(), head);
    },
    onError: failed,
    onClose: (complete, error) => {
      signal?.removeEventListener("abort", onAbort);
      if (!complete) close(iterator, context.end);
      context.onClose(BedrockTargetError.is(error) ? error : undefined);
    },
  });
  signal?.addEventListener("abort", onAbort, { once: true });
  context.onDestroy(() =>
    pump.stop(toTargetError(new Error("The client was destroyed."), { ...now(), aborted: true })),
  );
  if (signal?.aborted) onAbort();
  return pump;
}

/** What a transport gave is not always what it promised; what is no stream is one that fails at its first event. */
function iteratorOf<Event>(events: AsyncIterable<Event> | undefined): AsyncIterator<Event> {
  try {
    if (events) return events[Symbol.asyncIterator]();
  } catch (thrown) {
    return { next: () => Promise.reject(thrown) };
  }
  return { next: async () => ({ done: true, value: undefined }) };
}

/** The iterator may be waiting for bytes that never come: nobody waits for its return. */
function close(iterator: AsyncIterator<unknown>, end: () => void): void {
  end();
  const leave = async () => void (await iterator.return?.());
  leave().catch(() => {});
}
