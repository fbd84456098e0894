import type { FaultBehaviour, FaultEffect } from "./behaviour.ts";
import { type BodyChange, nothing, type Pieces } from "./body.ts";
import { type ConnectionEnding, ConnectionFault } from "./connection-fault.ts";
import { errorCode, errorCodeNumber } from "./error-codes.ts";
import { type OptionType, oneOf, whole } from "./option-types.ts";
import type { FaultScope } from "./scope.ts";

/** How a body ends too early. */
export interface Cut extends FaultScope {
  /**
   * `end` (default): as if it were whole, which is the hardest to notice. `close`, `reset`: the connection ends, orderly or
   * with RST. `rst-stream`, `goaway`: HTTP/2's; over HTTP/1.1, the connection closes.
   */
  readonly by?: "end" | ConnectionEnding;
  /** Of RST_STREAM and GOAWAY: a number, or a name such as `CANCEL`. Default `NO_ERROR`. */
  readonly code?: number | string;
}

/** The body ends after some events; a plain answer is one. */
export interface CutAfterFault extends Cut {
  readonly kind: "cut-after";
  /** 0: after the headers. Default 1. */
  readonly events?: number;
}

/** The body ends inside a frame; a plain answer is one. */
export interface CutInsideFault extends Cut {
  readonly kind: "cut-inside";
  /** Counted from 1, which is the default. */
  readonly frame?: number;
  /** How many bytes of it still come. Default: half. */
  readonly bytes?: number;
}

/** The body ends after some bytes, wherever that is. */
export interface CutAtFault extends Cut {
  readonly kind: "cut-at";
  /** 0: after the headers. Default 100. */
  readonly bytes?: number;
}

const cutOptions: Readonly<Record<"by" | "code", OptionType>> = {
  by: oneOf(["end", "close", "reset", "rst-stream", "goaway"]),
  code: errorCode,
};

/** A body with fewer events is left whole. */
export const cutAfter: FaultBehaviour<CutAfterFault> = {
  says: "the body ends after some events",
  main: "events",
  options: { ...cutOptions, events: whole(0) },
  effect: ({ events = 1, ...how }) => cut(how, (pieces) => afterPieces(pieces, events)),
};

/** A body with fewer frames is left whole. */
export const cutInside: FaultBehaviour<CutInsideFault> = {
  says: "the body ends inside a frame",
  main: "frame",
  options: { ...cutOptions, frame: whole(1), bytes: whole(0) },
  effect: ({ frame = 1, bytes, ...how }) => cut(how, (pieces) => insidePiece(pieces, frame, bytes)),
};

/** A body with fewer bytes is left whole. */
export const cutAt: FaultBehaviour<CutAtFault> = {
  says: "the body ends after some bytes",
  main: "bytes",
  options: { ...cutOptions, bytes: whole(0) },
  effect: ({ bytes = 100, ...how }) => cut(how, (pieces) => afterBytes(pieces, bytes)),
};

/** Gives the beginning of a body; true where it was cut. */
type Beginning = (pieces: Pieces) => AsyncGenerator<Uint8Array, boolean, void>;

const cut = ({ by = "end", code = 0 }: Cut, beginning: Beginning): FaultEffect => ({
  body: cutBy(beginning, () => {
    if (by !== "end") throw new ConnectionFault(by, errorCodeNumber(code));
  }),
  // A body that is too short for it would not look whole.
  ...(by === "end" && { headers: (headers) => headers.delete("content-length") }),
});

const cutBy = (beginning: Beginning, finish: () => void): BodyChange =>
  async function* (pieces) {
    const wasCut = yield* beginning(pieces);
    if (wasCut) finish();
  };

async function* afterPieces(pieces: Pieces, count: number): AsyncGenerator<Uint8Array, boolean, void> {
  let passed = 0;
  if (count === 0) {
    yield nothing;
    return true;
  }
  for await (const piece of pieces) {
    yield piece;
    passed += 1;
    if (passed === count) return true;
  }
  return false;
}

async function* insidePiece(
  pieces: Pieces,
  which: number,
  bytes: number | undefined,
): AsyncGenerator<Uint8Array, boolean, void> {
  let number = 0;
  for await (const piece of pieces) {
    number += 1;
    if (number < which) yield piece;
    else {
      yield piece.subarray(0, bytes ?? piece.length >> 1);
      return true;
    }
  }
  return false;
}

async function* afterBytes(pieces: Pieces, bytes: number): AsyncGenerator<Uint8Array, boolean, void> {
  let left = bytes;
  for await (const piece of pieces) {
    // None of it where the cut is before the first byte: a port then sends the headers alone.
    yield piece.subarray(0, left);
    left -= Math.min(left, piece.length);
    if (left === 0) return true;
  }
  return false;
}
