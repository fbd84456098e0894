/** CRC-32 (IEEE) of the bytes, as an unsigned number. Node's native one where there is Node, else a table. */
export const crc32 = (bytes: Uint8Array): number => (native ? native(bytes) : tableCrc32(bytes));

const native = globalThis.process?.getBuiltinModule?.("node:zlib")?.crc32;

/** The same, in plain JavaScript: what a browser uses. */
export const tableCrc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
};

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
