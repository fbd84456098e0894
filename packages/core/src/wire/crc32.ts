/** CRC-32 (IEEE) of some bytes as an unsigned number: Node's own where there is one, elsewhere a table. */
export const crc32 = (bytes: Uint8Array): number => {
  checksum ??= nativeCrc32() ?? tableCrc32;
  return checksum(bytes);
};

type Checksum = (bytes: Uint8Array) => number;

/** Chosen at the first use: loading a built-in module costs time at start. */
let checksum: Checksum | undefined;

/** What is asked of the runtime, where it is Node or takes after it. */
interface MaybeNode {
  readonly process?: { readonly getBuiltinModule?: (name: string) => { readonly crc32?: Checksum } | undefined };
}

// Outside of Node the global object has no such member, which its type cannot say.
const nativeCrc32 = (): Checksum | undefined =>
  (globalThis as MaybeNode).process?.getBuiltinModule?.("node:zlib")?.crc32;

/** The same in plain JavaScript. */
export const tableCrc32: Checksum = (bytes) => crc32Between(bytes, 0, bytes.length);

/** The same over a part of the bytes, without a view of it: for the eight bytes of a frame's prelude. */
export function crc32Between(bytes: Uint8Array, from: number, to: number): number {
  let crc = -1;
  for (let at = from; at < to; at += 1) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}

const table = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
