import { crc32 } from "node:zlib";

/** A header to be written; see `HeaderValue` for what the values mean. */
export type TestHeader = { readonly name: string } & (
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "byte" | "short" | "integer"; readonly value: number }
  | { readonly type: "long" | "timestamp"; readonly value: bigint }
  | { readonly type: "binary" | "uuid"; readonly value: Uint8Array }
  | { readonly type: "string"; readonly value: string }
);

/** Lengths that a frame's beginning tells, where they are not to be its own. */
interface ToldLengths {
  readonly total?: number;
  readonly headers?: number;
}

/** A whole frame, written apart from the code under test: after the format's description, with Node's checksum. */
export const encodeFrame = (headers: readonly TestHeader[], payload: Uint8Array | string = ""): Uint8Array =>
  sealFrame(encodeHeaders(headers), payload);

/** A frame around a header block, whatever that is. Its checksums are right, its lengths too where none are told. */
export function sealFrame(block: Uint8Array, payload: Uint8Array | string = "", told: ToldLengths = {}): Uint8Array {
  const body = Buffer.from(payload);
  const prelude = Buffer.concat([
    uint32(told.total ?? 12 + block.length + body.length + 4),
    uint32(told.headers ?? block.length),
  ]);
  const checked = Buffer.concat([prelude, uint32(crc32(prelude)), block, body]);
  return new Uint8Array(Buffer.concat([checked, uint32(crc32(checked))]));
}

export const encodeHeaders = (headers: readonly TestHeader[]): Uint8Array =>
  new Uint8Array(Buffer.concat(headers.flatMap((header) => [encodeName(header.name), encodeValue(header)])));

function encodeName(name: string): Buffer {
  const bytes = Buffer.from(name);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function encodeValue({ type, value }: TestHeader): Buffer {
  switch (type) {
    case "boolean":
      return Buffer.from([value ? 0 : 1]);
    case "byte":
      return Buffer.from([2, value & 0xff]);
    case "short":
      return Buffer.from([3, (value >> 8) & 0xff, value & 0xff]);
    case "integer":
      return Buffer.concat([Buffer.from([4]), uint32(value >>> 0)]);
    case "long":
      return Buffer.concat([Buffer.from([5]), int64(value)]);
    case "binary":
      return Buffer.concat([Buffer.from([6, value.length >> 8, value.length & 0xff]), value]);
    case "string":
      return encodeText(Buffer.from(value));
    case "timestamp":
      return Buffer.concat([Buffer.from([8]), int64(value)]);
    case "uuid":
      return Buffer.concat([Buffer.from([9]), value]);
  }
}

const encodeText = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([7, bytes.length >> 8, bytes.length & 0xff]), bytes]);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}
