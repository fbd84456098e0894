import { pause } from "../time/pause.ts";
import type { Timers } from "../time/timers.ts";
import { onAbort } from "./on-abort.ts";

/** Told how a stream went: to its end, or left before. */
export interface StreamListener {
  readonly signal: AbortSignal;
  readonly paceMs: number;
  readonly timers: Timers;
  onLeft(): void;
}

/**
 * An event-stream answer. A frame is made when the reader asks for one (back-pressure), and none is made after the reader
 * has cancelled or its request was aborted.
 */
export const streamResponse = (
  frames: Iterator<Uint8Array, void, void>,
  headers: Record<string, string>,
  listener: StreamListener,
): Response =>
  new Response(frameStream(frames, listener), {
    headers: { "content-type": "application/vnd.amazon.eventstream", ...headers },
  });

const frameStream = (
  frames: Iterator<Uint8Array, void, void>,
  listener: StreamListener,
): ReadableStream<Uint8Array> => {
  let ended = false;
  const leave = () => {
    if (ended) return;
    ended = true;
    frames.return?.();
    listener.onLeft();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        onAbort(listener.signal, () => {
          leave();
          controller.error(listener.signal.reason);
        });
      },
      async pull(controller) {
        await pause(listener.paceMs, listener.signal, listener.timers);
        if (ended) return;
        const next = frames.next();
        ended = next.done === true;
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: leave,
    },
    // No frame is made ahead of a reader.
    { highWaterMark: 0 },
  );
};
