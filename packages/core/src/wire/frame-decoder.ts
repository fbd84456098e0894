import { crc32, crc32Between } from "./crc32.ts";
import { FrameError } from "./frame-error.ts";
import { type HeaderBlock, HeaderBlocks } from "./header-blocks.ts";

/** Total length, headers' length, and the checksum of these two. */
const preludeLength = 12;
const checksumLength = 4;
/** The longest frame: 24 MiB, and 128 KiB of headers, as AWS's own reader in C has it (aws-c-event-stream). */
const maxFrameLength = 24 * 1024 * 1024;
const maxHeadersLength = 128 * 1024;

/**
 * Takes a whole frame whose checksums are right: `bytes` hold it from `start`, its payload from `from` to `to`. They are
 * the chunk that came, not a copy: what is to be kept is to be copied.
 */
export type OnFrame = (headers: HeaderBlock, bytes: Uint8Array, from: number, to: number, start: number) => void;

/**
 * Cuts bytes of `application/vnd.amazon.eventstream`, split anywhere, into frames. A frame that lies inside of one chunk
 * is handed on in place; of one that does not, its own bytes alone are copied, into a buffer of the length that its
 * prelude announces, once that is proved by its checksum and within what the protocol allows.
 */
export class FrameDecoder {
  readonly #onFrame: OnFrame;
  readonly #headers = new HeaderBlocks();
  /** The frame that has begun and not ended: its prelude's bytes, then all of its bytes. */
  #partial = new Uint8Array(preludeLength);
  #filled = 0;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  /** Takes in bytes, and hands on each frame that they complete. @throws FrameError; the decoder is then of no more use */
  push(chunk: Uint8Array): void {
    let at = this.#filled > 0 ? this.#complete(chunk) : 0;
    while (chunk.length - at >= preludeLength) {
      const length = frameLength(chunk, at);
      if (chunk.length - at < length) break;
      this.#frame(chunk, at, length);
      at += length;
    }
    if (at < chunk.length) this.#begin(chunk, at);
  }

  /** The bytes have ended. @throws FrameError inside of a frame */
  end(): void {
    if (this.#filled > 0) throw new FrameError("truncated", "The bytes ended inside of a frame.");
  }

  /** Goes on with the frame that has begun; the place in the chunk where it ends. */
  #complete(chunk: Uint8Array): number {
    let at = 0;
    if (this.#filled < preludeLength) {
      at = this.#fill(chunk, 0, preludeLength);
      if (this.#filled < preludeLength) return at;
      this.#grow(frameLength(this.#partial, 0));
    }
    at = this.#fill(chunk, at, this.#partial.length);
    if (this.#filled < this.#partial.length) return at;
    this.#filled = 0;
    this.#frame(this.#partial, 0, this.#partial.length);
    return at;
  }

  #begin(chunk: Uint8Array, at: number): void {
    const rest = chunk.length - at;
    this.#partial = new Uint8Array(rest < preludeLength ? preludeLength : frameLength(chunk, at));
    this.#fill(chunk, at, rest);
  }

  #grow(length: number): void {
    const whole = new Uint8Array(length);
    whole.set(this.#partial);
    this.#partial = whole;
  }

  /** Copies from the chunk until the partial frame has `until` bytes; the place in the chunk where that ends. */
  #fill(chunk: Uint8Array, at: number, until: number): number {
    const end = Math.min(chunk.length, at + until - this.#filled);
    this.#partial.set(chunk.subarray(at, end), this.#filled);
    this.#filled += end - at;
    return end;
  }

  #frame(bytes: Uint8Array, start: number, length: number): void {
    const end = start + length - checksumLength;
    if (crc32(bytes.subarray(start, end)) !== uint32(bytes, end)) {
      throw new FrameError("message-checksum", "A frame is damaged: its checksum does not fit.");
    }
    const from = start + preludeLength + uint32(bytes, start + 4);
    const headers = this.#headers.read(bytes, start + preludeLength, from);
    this.#onFrame(headers, bytes, from, end, start);
  }
}

/** The length of the frame whose prelude stands at `at`. @throws FrameError where it is none */
function frameLength(bytes: Uint8Array, at: number): number {
  const length = uint32(bytes, at);
  const headersLength = uint32(bytes, at + 4);
  if (crc32Between(bytes, at, at + 8) !== uint32(bytes, at + 8)) {
    throw new FrameError("prelude-checksum", "A frame's beginning is damaged: its checksum does not fit.");
  }
  const room = length - preludeLength - checksumLength;
  const hasLength = room >= 0 && length <= maxFrameLength;
  if (hasLength && headersLength <= Math.min(room, maxHeadersLength)) return length;
  const problem = hasLength ? "headers" : "length";
  throw new FrameError(problem, `A frame announces ${length} bytes, ${headersLength} of them headers.`);
}

/** A big-endian number of four bytes. */
const uint32 = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
