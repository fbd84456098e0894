import * as fc from "fast-check";
import type { ByteSource } from "../../../src/wire/index.ts";

/** Pieces of bytes as one. */
export const joined = (pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

/** Bytes cut at these places. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places].sort((a, b) => a - b).concat(bytes.length);
  return ends.map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
}

/** Bytes one by one. */
export const singly = (bytes: Uint8Array): Uint8Array[] => Array.from(bytes, (byte) => Uint8Array.of(byte));

/** Bytes cut anywhere, also twice at one place, which gives an empty piece. */
export const splitsOf = (bytes: Uint8Array): fc.Arbitrary<Uint8Array[]> =>
  fc.array(fc.nat(bytes.length), { maxLength: 12 }).map((places) => cutAt(bytes, places));

/** A copy with one bit turned over. */
export function withBitFlipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** A source that has its pieces ready. Tells how often it was asked, and how often closed. */
export class Pieces implements ByteSource {
  asked = 0;
  closed = 0;
  readonly #pieces: Iterator<Uint8Array>;

  constructor(pieces: Iterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  async next(): Promise<Uint8Array | undefined> {
    this.asked += 1;
    const { done, value } = this.#pieces.next();
    return done ? undefined : value;
  }

  close(): void {
    this.closed += 1;
  }
}
