import type { FaultBehaviour } from "./behaviour.ts";
import { type BodyChange, nothing } from "./body.ts";
import { duration, whole } from "./option-types.ts";
import type { FaultScope } from "./scope.ts";

/** The body falls silent, and the connection stays open. */
export interface StallFault extends FaultScope {
  readonly kind: "stall";
  /** After so many events; a plain answer is one. 0: after the headers. Default 1. */
  readonly after?: number;
  /** Milliseconds; then it goes on as if nothing had been. Default: until the client leaves, or the port is closed. */
  readonly forMs?: number;
}

/** The body comes in drops. */
export interface TrickleFault extends FaultScope {
  readonly kind: "trickle";
  /** Bytes at a time. Default 1. */
  readonly bytes?: number;
  /** Milliseconds before each. Default 10. */
  readonly everyMs?: number;
}

/** Silence. */
export const stall: FaultBehaviour<StallFault> = {
  says: "silence after some events, without an end",
  main: "after",
  options: { after: whole(0), forMs: duration(1) },
  effect: ({ after = 1, forMs = Number.POSITIVE_INFINITY }) => ({
    body: stalled(after, forMs),
    // A client that has as many bytes as were promised would not wait for an end.
    headers: (headers) => headers.delete("content-length"),
  }),
};

const stalled = (after: number, milliseconds: number): BodyChange =>
  async function* (pieces, flow) {
    let passed = 0;
    if (after === 0) {
      yield nothing;
      await flow.pause(milliseconds);
    }
    for await (const piece of pieces) {
      yield piece;
      passed += 1;
      if (passed === after) await flow.pause(milliseconds);
    }
  };

/** Drops. Clients that take a chunk for a frame, or a character for a byte, are found out. */
export const trickle: FaultBehaviour<TrickleFault> = {
  says: "the body comes in drops of a byte",
  main: "everyMs",
  options: { bytes: whole(1), everyMs: duration() },
  effect: ({ bytes = 1, everyMs = 10 }) => ({ body: trickled(bytes, everyMs), breaksPieces: true }),
};

const trickled = (bytes: number, milliseconds: number): BodyChange =>
  async function* (pieces, flow) {
    for await (const piece of pieces) {
      if (piece.length === 0) yield piece; // sends the headers
      for (let start = 0; start < piece.length; start += bytes) {
        await flow.pause(milliseconds);
        yield piece.subarray(start, start + bytes);
      }
    }
  };
