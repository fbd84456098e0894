import { NodeBytes, type NodeReadable } from "./node-bytes.ts";

/** Bytes as they come. Where nobody asks for the next ones, their sender is soon made to wait. */
export interface ByteSource {
  /** The next bytes; `undefined` at the end. Not to be called again before it has answered. */
  next(): Promise<Uint8Array | undefined>;
  /** Ends the reading before the end. */
  close(): void;
}

/** What an HTTP client gives as a body. */
export type Body = NodeReadable | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** The bytes of a body, read by the shortest way that it has. */
export function bytesOf(body: Body): ByteSource {
  if ("on" in body && "pause" in body) return new NodeBytes(body);
  return "getReader" in body ? ofReader(body.getReader()) : ofIterator(body[Symbol.asyncIterator]());
}

const ofReader = (reader: ReadableStreamDefaultReader<Uint8Array>): ByteSource => ({
  next: async () => (await reader.read()).value,
  close: () => ignored(reader.cancel()),
});

const ofIterator = (iterator: AsyncIterator<Uint8Array>): ByteSource => ({
  next: async () => {
    const { done, value } = await iterator.next();
    return done ? undefined : value;
  },
  close: () => ignored(iterator.return?.()),
});

/** All bytes in one piece; where they came in one, that one. */
export async function collect(source: ByteSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let piece = await source.next(); piece !== undefined; piece = await source.next()) pieces.push(piece);
  const [only] = pieces;
  return pieces.length === 1 && only ? only : joined(pieces);
}

/** Pieces of bytes as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Whoever stops reading is not interested in how the sender takes it. */
const ignored = (closing: Promise<unknown> | undefined): void => void closing?.catch(() => {});
