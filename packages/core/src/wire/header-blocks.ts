import { copyOf } from "./copy.ts";
import { type FrameHeaders, readHeaders } from "./frame-headers.ts";

/** A header block, and what it says. */
export interface HeaderBlock {
  readonly bytes: Uint8Array;
  readonly headers: FrameHeaders;
  /** `:message-type`: `event`, `exception` or `error`. */
  readonly messageType: string | undefined;
  /** `:event-type`, `:exception-type` or `:error-code`: what sort of event. */
  readonly name: string | undefined;
}

/** Sorts of events that a stream has, with room to spare. */
const maxKept = 16;
/** Longer blocks are no sort of event. */
const maxLength = 256;

/** Reads header blocks. Those of a stream are the same few again and again: comparing bytes is cheaper than reading them. */
export class HeaderBlocks {
  readonly #known: HeaderBlock[] = [];

  read(bytes: Uint8Array, from: number, to: number): HeaderBlock {
    for (const block of this.#known) if (isSame(block.bytes, bytes, from, to)) return block;
    const block = blockOf(copyOf(bytes, from, to));
    if (this.#known.length < maxKept && to - from <= maxLength) this.#known.push(block);
    return block;
  }
}

/** From behind, where the sorts of events differ. */
function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = known.length - 1; at >= 0; at -= 1) if (known[at] !== bytes[from + at]) return false;
  return true;
}

function blockOf(bytes: Uint8Array): HeaderBlock {
  const headers = readHeaders(bytes);
  const name = textOf(headers, ":event-type") ?? textOf(headers, ":exception-type") ?? textOf(headers, ":error-code");
  return { bytes, headers, messageType: textOf(headers, ":message-type"), name };
}

/** A header's value where it is text. */
export function textOf(headers: FrameHeaders, name: string): string | undefined {
  const value = headers.get(name)?.value;
  return typeof value === "string" ? value : undefined;
}
