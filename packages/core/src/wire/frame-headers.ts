import { copyOf } from "./copy.ts";
import { FrameError } from "./frame-error.ts";

/**
 * A header's value: a boolean, a number (8, 16 or 32 bits), a bigint (64 bits, and milliseconds since 1970 for a
 * timestamp), bytes (binary, and 16 of a UUID) or text.
 */
export type HeaderValue = boolean | number | bigint | Uint8Array | string;

export type HeaderType = "boolean" | "byte" | "short" | "integer" | "long" | "binary" | "string" | "timestamp" | "uuid";

export interface FrameHeader {
  readonly type: HeaderType;
  readonly value: HeaderValue;
}

/** A frame's headers, by name. */
export type FrameHeaders = ReadonlyMap<string, FrameHeader>;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Bytes of a value, by its type's number; the value of types 6 and 7 begins with its length (two bytes). */
const sizes: readonly (number | undefined)[] = [0, 0, 1, 2, 4, 8, undefined, undefined, 8, 16];

/** Reads a header block. @throws FrameError where it does not add up */
export function readHeaders(block: Uint8Array): FrameHeaders {
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  const headers = new Map<string, FrameHeader>();
  let at = 0;
  while (at < block.length) {
    const nameEnd = at + 1 + view.getUint8(at);
    if (nameEnd >= block.length) throw broken();
    const type = view.getUint8(nameEnd);
    const from = nameEnd + (type === 6 || type === 7 ? 3 : 1);
    const to = from + sizeOf(view, type, nameEnd + 1);
    if (to > block.length) throw broken();
    headers.set(decoder.decode(block.subarray(at + 1, nameEnd)), readValue(view, block, type, from, to));
    at = to;
  }
  return headers;
}

function sizeOf(view: DataView, type: number, at: number): number {
  if (type !== 6 && type !== 7) return sizes[type] ?? Number.POSITIVE_INFINITY;
  return at + 2 <= view.byteLength ? view.getUint16(at) : Number.POSITIVE_INFINITY;
}

function readValue(view: DataView, block: Uint8Array, type: number, from: number, to: number): FrameHeader {
  switch (type) {
    case 0:
    case 1:
      return { type: "boolean", value: type === 0 };
    case 2:
      return { type: "byte", value: view.getInt8(from) };
    case 3:
      return { type: "short", value: view.getInt16(from) };
    case 4:
      return { type: "integer", value: view.getInt32(from) };
    case 5:
      return { type: "long", value: view.getBigInt64(from) };
    case 6:
      return { type: "binary", value: copyOf(block, from, to) };
    case 7:
      return { type: "string", value: decoder.decode(block.subarray(from, to)) };
    case 8:
      return { type: "timestamp", value: view.getBigInt64(from) };
    default:
      return { type: "uuid", value: copyOf(block, from, to) };
  }
}

const broken = (): FrameError => new FrameError("headers", "The headers of a frame do not add up.");
