import { describe, expect, it } from "vitest";
import { crc32, tableCrc32 } from "../src/wire/crc32.ts";
import { encodeFrame } from "../src/wire/frame.ts";
import type { FrameHeader } from "../src/wire/frame-header.ts";
import { missingShared, type SharedVector, sharedVectors } from "./shared.ts";

const own: readonly { name: string; headers: readonly FrameHeader[]; payload: string; encoded: string }[] = [
  {
    name: "a text delta",
    headers: [
      { name: ":event-type", type: "string", value: "contentBlockDelta" },
      { name: ":content-type", type: "string", value: "application/json" },
      { name: ":message-type", type: "string", value: "event" },
    ],
    payload: '{"contentBlockIndex":0,"delta":{"text":"né😀"},"p":"abc"}',
    encoded:
      "000000a300000057a7aafe780b3a6576656e742d74797065070011636f6e74656e74426c6f636b44656c74610d3a636f6e74656e742d74" +
      "7970650700106170706c69636174696f6e2f6a736f6e0d3a6d6573736167652d747970650700056576656e747b22636f6e74656e74426c" +
      "6f636b496e646578223a302c2264656c7461223a7b2274657874223a226ec3a9f09f9880227d2c2270223a22616263227d4b18d4d8",
  },
  { name: "nothing", headers: [], payload: "", encoded: "000000100000000005c248eb7d98c8ff" },
];

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** A header of the shared file: binary is base64 there, a uuid has hyphens, long numbers are text. */
const headerOf = ({ name, type, value }: SharedVector["headers"][number]): FrameHeader => {
  switch (type) {
    case "boolean":
      return { name, type, value: value === true };
    case "byte":
    case "short":
    case "integer":
      return { name, type, value: Number(value) };
    case "long":
    case "timestamp":
      return { name, type, value: BigInt(value) };
    case "binary":
      return { name, type, value: Buffer.from(String(value), "base64") };
    case "uuid":
      return { name, type, value: Buffer.from(String(value).replaceAll("-", ""), "hex") };
    default:
      return { name, type: "string", value: String(value) };
  }
};

describe("encodeFrame", () => {
  it.each(own)("writes the known bytes of $name", ({ headers, payload, encoded }) => {
    expect(hex(encodeFrame(headers, new TextEncoder().encode(payload)))).toBe(encoded);
  });

  it.skipIf(!sharedVectors)(`writes the bytes of every shared vector ${sharedVectors ? "" : missingShared}`, () => {
    expect(sharedVectors).toHaveLength(16);
    for (const { name, headers, payload, encoded } of sharedVectors ?? []) {
      expect(hex(encodeFrame(headers.map(headerOf), Buffer.from(payload, "base64"))), name).toBe(encoded);
    }
  });
});

describe("crc32", () => {
  it("is the same natively and from the table", () => {
    const bytes = new TextEncoder().encode("123456789");
    expect(crc32(bytes)).toBe(0xcbf43926);
    expect(tableCrc32(bytes)).toBe(0xcbf43926);
  });
});
