/** A part of some bytes by itself. (`slice` will not do: of a Node Buffer it is a view, which keeps the whole chunk alive.) */
export const copyOf = (bytes: Uint8Array, from = 0, to: number = bytes.length): Uint8Array =>
  new Uint8Array(bytes.subarray(from, to));
