import { onAbort } from "../http/on-abort.ts";
import { pause } from "../time/pause.ts";
import type { Timers } from "../time/timers.ts";
import type { FaultedCall } from "./scope.ts";

/** The pieces of a body: the frames of an event stream one by one; of a plain answer, all of it. */
export type Pieces = AsyncIterable<Uint8Array>;

/** What a body becomes. */
export type BodyChange = (pieces: Pieces, flow: Flow) => AsyncGenerator<Uint8Array, void, void>;

/** What a change waits with. */
export interface Flow {
  /** Waits, but not longer than until the client leaves. `Infinity` is allowed. */
  pause(milliseconds: number): Promise<void> | undefined;
}

/** No bytes: makes a port send the headers, and readers see nothing. */
export const nothing: Uint8Array<ArrayBuffer> = new Uint8Array(0);

/** The answer with another body. As before, no piece is made before a reader asks for it. */
export const withChanges = (
  response: Response,
  changes: readonly BodyChange[],
  call: FaultedCall,
  timers: Timers,
): Response => {
  const { body, status, headers } = response;
  if (!body || changes.length === 0) return response;
  const leaving = new AbortController();
  const flow: Flow = { pause: (milliseconds) => pause(milliseconds, leaving.signal, timers) };
  const pieces = changes.reduce((before, change) => change(before, flow), piecesOf(body));
  const onLeft = () => {
    leaving.abort();
    pieces.return().catch(() => {});
    call.onLeft();
  };
  return new Response(streamOf(pieces, call.signal, onLeft), { status, headers });
};

const streamOf = (
  pieces: AsyncGenerator<Uint8Array, void, void>,
  signal: AbortSignal,
  onLeft: () => void,
): ReadableStream<Uint8Array> => {
  let ended = false;
  const leave = () => {
    if (!ended) onLeft();
    ended = true;
  };
  const next = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const piece = await pieces.next();
    if (ended) return;
    ended = piece.done === true;
    if (piece.done) controller.close();
    else controller.enqueue(piece.value);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        onAbort(signal, () => {
          leave();
          controller.error(signal.reason);
        });
      },
      pull: (controller) =>
        next(controller).catch((thrown: unknown) => {
          ended = true;
          controller.error(thrown);
        }),
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
};

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // A change that has ended the body wants no more of it. What has ended by itself cannot be cancelled, which is no matter.
    await reader.cancel().catch(() => {});
  }
}
