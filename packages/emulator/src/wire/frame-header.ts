/** A header of a frame. `long` and `timestamp` (milliseconds since 1970) are bigints, `uuid` is 16 bytes. */
export type FrameHeader = { readonly name: string } & (
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "byte" | "short" | "integer"; readonly value: number }
  | { readonly type: "long" | "timestamp"; readonly value: bigint }
  | { readonly type: "binary" | "uuid"; readonly value: Uint8Array }
  | { readonly type: "string"; readonly value: string }
);

/** Name length, name, type, value. */
export const encodeHeader = (header: FrameHeader): Uint8Array => {
  const name = new TextEncoder().encode(header.name);
  return join([Uint8Array.of(name.length), name, encodeValue(header)]);
};

/** The type's number on the wire and the value, which has a length of its own for binary and string. */
const encodeValue = (header: FrameHeader): Uint8Array => {
  switch (header.type) {
    case "boolean":
      return Uint8Array.of(header.value ? 0 : 1);
    case "byte":
      return numeric(2, 1, (view) => view.setInt8(1, header.value));
    case "short":
      return numeric(3, 2, (view) => view.setInt16(1, header.value));
    case "integer":
      return numeric(4, 4, (view) => view.setInt32(1, header.value));
    case "long":
      return numeric(5, 8, (view) => view.setBigInt64(1, header.value));
    case "binary":
      return sized(6, header.value);
    case "string":
      return sized(7, new TextEncoder().encode(header.value));
    case "timestamp":
      return numeric(8, 8, (view) => view.setBigInt64(1, header.value));
    case "uuid":
      return join([Uint8Array.of(9), header.value]);
  }
};

const numeric = (type: number, size: number, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(1 + size);
  bytes[0] = type;
  write(new DataView(bytes.buffer));
  return bytes;
};

const sized = (type: number, value: Uint8Array): Uint8Array =>
  join([Uint8Array.of(type, value.length >> 8, value.length & 0xff), value]);

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
};
