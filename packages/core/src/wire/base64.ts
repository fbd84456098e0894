/** What is used of Node's `Buffer`, by far the fastest at base64 where it exists. */
interface BufferLike {
  from(text: string, encoding: "base64"): Uint8Array;
  from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: "base64"): string };
}

// Outside of Node the global object has no such member, which its type cannot say.
const { Buffer } = globalThis as { readonly Buffer?: BufferLike };

/** Bytes as base64 text. */
export const toBase64 = (bytes: Uint8Array): string =>
  Buffer ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64") : btoa(binaryOf(bytes));

/** The bytes of base64 text, padded. @throws TypeError for what is none */
export function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const isOtherAlphabet = text.includes("-") || text.includes("_");
  const bytes = isOtherAlphabet ? undefined : decoded(text);
  if (bytes?.length === (text.length / 4) * 3 - padding) return bytes;
  throw new TypeError("The bytes of an answer are not written in base64.");
}

function decoded(text: string): Uint8Array | undefined {
  if (!Buffer) return binaryIn(text);
  const { buffer, byteOffset, length } = Buffer.from(text, "base64"); // skips what is no digit, which makes it shorter
  return new Uint8Array(buffer, byteOffset, length);
}

function binaryIn(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function binaryOf(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("");
}
