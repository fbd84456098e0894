import {
  type BedrockTargetError,
  type ErrorContext,
  BedrockTargetError as TargetError,
  toTargetError,
} from "@bedrock-targets/core";
import { Pump } from "./pump.ts";

/** What is known about a stream beside its events. */
export interface StreamContext {
  /** For errors: target, tries, advice. */
  readonly facts: ErrorContext;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
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
  const iterator = events[Symbol.asyncIterator]();
  const onAbort = () => pump.stop(aborted(content, context));
  const pump: Pump<Event> = new Pump<Event>({
    events: iterator,
    onEvent: content.onEvent,
    onEnd: () => {
      if (!content.isComplete()) throw interrupted("The stream ended before the message did.", content, context);
    },
    onError: (thrown) => streamError(thrown, content, context),
    onClose: (complete) => {
      context.signal?.removeEventListener("abort", onAbort);
      if (complete) return;
      context.controller.abort();
      // The iterator may be waiting for bytes that never come: nobody waits for its return.
      iterator.return?.().then(ignore, ignore);
    },
  });
  context.signal?.addEventListener("abort", onAbort, { once: true });
  if (context.signal?.aborted) onAbort();
  return pump;
}

const ignore = (): void => {};

/** What was thrown while reading: the service's exception, the caller's abort, or else a cut. */
function streamError<Event>(
  thrown: unknown,
  content: StreamContent<Event>,
  context: StreamContext,
): BedrockTargetError {
  if (TargetError.is(thrown)) return thrown;
  const aborted = context.signal?.aborted ?? false;
  const error = toTargetError(thrown, { ...context.facts, partial: content.partial(), aborted });
  const isService = error.code !== "unknown" && !isNetwork(thrown);
  if (isService) return withExchange(error, context);
  return interrupted(`The stream was cut: ${messageOf(thrown)}`, content, context, thrown);
}

/** Errors of sockets have a `code`; the service's exceptions have none. */
const isNetwork = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" && !("$fault" in thrown);

const messageOf = (thrown: unknown): string => {
  const message = (thrown instanceof Error ? thrown.message : String(thrown)).trim() || "no reason was given";
  return /[.!?]$/.test(message) ? message : `${message}.`;
};

/** An exception frame names neither status nor request: those of the answer that carried it are the next best. */
const withExchange = (error: BedrockTargetError, { requestId }: StreamContext): BedrockTargetError =>
  error.requestId !== undefined || requestId === undefined
    ? error
    : new TargetError({ ...error, message: error.message, requestId, cause: error.cause });

function interrupted<Event>(
  message: string,
  content: StreamContent<Event>,
  { facts, requestId, status }: StreamContext,
  cause?: unknown,
): BedrockTargetError {
  return new TargetError({
    code: "stream-interrupted",
    message,
    advice: "What came is in `partial`; to have it whole, call again.",
    retryable: true,
    target: facts.target,
    status,
    requestId,
    attempts: facts.attempts,
    partial: content.partial(),
    ...(cause !== undefined && { cause }),
  });
}

const aborted = <Event>(content: StreamContent<Event>, { facts, signal }: StreamContext): BedrockTargetError =>
  toTargetError(signal?.reason, { ...facts, partial: content.partial(), aborted: true });
