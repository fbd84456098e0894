import { encodeErrorFrame, encodeException } from "../wire/event-stream.ts";
import type { FaultBehaviour } from "./behaviour.ts";
import type { BodyChange, Pieces } from "./body.ts";
import { object, oneOf, text, whole } from "./option-types.ts";
import type { FaultScope } from "./scope.ts";

/** An exception among the events of a stream, which ends with it. */
export interface ErrorFrameFault extends FaultScope {
  readonly kind: "error-frame";
  /** After so many events; 0: before the first. Default 1. */
  readonly after?: number;
  /** The exception's name. Default `ThrottlingException`. */
  readonly name?: string;
  readonly message?: string;
  /** Further members, such as `originalStatusCode`. Only an `exception` has any. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** The frame's `:message-type`. Default `exception`, as in the recordings. */
  readonly as?: "exception" | "error";
}

/** One bit is another. */
export interface CorruptFault extends FaultScope {
  readonly kind: "corrupt";
  /** Which frame, counted from 1, which is the default; a plain answer is one. */
  readonly frame?: number;
  /** Which bit of it, counted from 0; beyond its end, it begins anew. Default: drawn with the emulator's `seed`. */
  readonly bit?: number;
}

/** Plain answers have no frames, and are left alone. */
export const errorFrame: FaultBehaviour<ErrorFrameFault> = {
  says: "an exception among the events",
  main: "after",
  options: { after: whole(0), name: text, message: text, members: object, as: oneOf(["exception", "error"]) },
  effect: ({ after = 1, ...what }) => ({
    suits: ({ headers }) => headers.get("content-type") === "application/vnd.amazon.eventstream",
    body: (pieces) => withLast(pieces, after, frameOf(what)),
  }),
};

const frameOf = ({
  name = "ThrottlingException",
  message = "A fault says so",
  members,
  as,
}: Partial<ErrorFrameFault>) =>
  as === "error" ? encodeErrorFrame({ name, message }) : encodeException({ name, message }, members);

async function* withLast(pieces: Pieces, after: number, last: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  let passed = 0;
  if (after > 0) {
    for await (const piece of pieces) {
      yield piece;
      passed += 1;
      if (passed === after) break;
    }
  }
  yield last;
}

/** Whoever checks the checksums notices. A body with fewer frames is left whole. */
export const corrupt: FaultBehaviour<CorruptFault> = {
  says: "one bit of a frame is another",
  main: "frame",
  options: { frame: whole(1), bit: whole(0) },
  effect: ({ frame = 1, bit }, { random }) => ({
    body: flipped(frame, (bits) => (bit === undefined ? Math.floor(random() * bits) : bit % bits)),
  }),
};

const flipped = (frame: number, bitOf: (bits: number) => number): BodyChange =>
  async function* (pieces) {
    let number = 0;
    for await (const piece of pieces) {
      number += 1;
      yield number === frame && piece.length > 0 ? withBitFlipped(piece, bitOf(piece.length * 8)) : piece;
    }
  };

const withBitFlipped = (piece: Uint8Array, bit: number): Uint8Array => {
  const copy = piece.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return copy;
};
