import { FrameDecoder, FrameError, type FrameHeader, type FrameProblem } from "../../../src/wire/index.ts";

/** A frame as a test compares it. */
export interface DecodedFrame {
  readonly headers: readonly (readonly [name: string, header: FrameHeader])[];
  readonly payload: Uint8Array;
  /** All of the frame's bytes. */
  readonly whole: Uint8Array;
}

/** What came of some bytes: the frames, and what was wrong after them. */
export interface Decoded {
  readonly frames: readonly DecodedFrame[];
  readonly problem?: FrameProblem;
}

/** Decodes a whole stream. An error that is no `FrameError` goes through. */
export function decode(chunks: Iterable<Uint8Array>): Decoded {
  const frames: DecodedFrame[] = [];
  const decoder = new FrameDecoder(({ headers }, bytes, from, to, start) =>
    frames.push({ headers: [...headers], payload: bytes.slice(from, to), whole: bytes.slice(start, to + 4) }),
  );
  try {
    for (const chunk of chunks) decoder.push(chunk);
    decoder.end();
    return { frames };
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    return { frames, problem: error.problem };
  }
}
