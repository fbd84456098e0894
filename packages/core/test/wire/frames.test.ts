import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FrameDecoder } from "../../src/wire/index.ts";
import { frameParts } from "./support/arbitrary-frames.ts";
import { decode } from "./support/decoded.ts";
import { encodeFrame, type TestHeader } from "./support/encode-frame.ts";

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));

const uuid = Uint8Array.from({ length: 16 }, (_, index) => index + 1);

/** Frames byte by byte; the AWS SDK's own codec writes the same. */
const vectors: readonly [what: string, encoded: string, headers: readonly TestHeader[], payload: string][] = [
  ["nothing in it", "00000010 00000000 05c248eb 7d98c8ff", [], ""],
  ["a payload alone", "00000012 00000000 7f021b8b 4869 c123d0b7", [], "Hi"],
  [
    "a text and a payload",
    "00000019 00000007 96b6bf39 016107 0002 6263 6869 730e0337",
    [{ name: "a", type: "string", value: "bc" }],
    "hi",
  ],
  [
    "booleans",
    "00000019 00000009 710e923e 0379657300 026e6f01 e3683133",
    [
      { name: "yes", type: "boolean", value: true },
      { name: "no", type: "boolean", value: false },
    ],
    "",
  ],
  [
    "the least and the greatest byte",
    "00000018 00000008 3b698b18 01620280 0142027f f6cbca04",
    [
      { name: "b", type: "byte", value: -128 },
      { name: "B", type: "byte", value: 127 },
    ],
    "",
  ],
  [
    "the least and the greatest number of 16 bits",
    "0000001a 0000000a afa7b954 0173038000 0153037fff b5fbae03",
    [
      { name: "s", type: "short", value: -32768 },
      { name: "S", type: "short", value: 32767 },
    ],
    "",
  ],
  [
    "the least and the greatest number of 32 bits",
    "0000001e 0000000e 5d4adb8d 016904 80000000 014904 7fffffff 8b459538",
    [
      { name: "i", type: "integer", value: -(2 ** 31) },
      { name: "I", type: "integer", value: 2 ** 31 - 1 },
    ],
    "",
  ],
  [
    "the least and the greatest number of 64 bits",
    "00000026 00000016 df77b09c 016c05 8000000000000000 014c05 7fffffffffffffff 82378bcb",
    [
      { name: "l", type: "long", value: -(2n ** 63n) },
      { name: "L", type: "long", value: 2n ** 63n - 1n },
    ],
    "",
  ],
  [
    "bytes, and none",
    "0000001c 0000000c c984e9c1 016406 0002 00ff 016506 0000 a5fee8fa",
    [
      { name: "d", type: "binary", value: Uint8Array.of(0, 255) },
      { name: "e", type: "binary", value: new Uint8Array() },
    ],
    "",
  ],
  [
    "more than ASCII, an empty name and an empty text",
    "00000025 00000013 e8bd3ec3 076772c3bcc39f65 07 0004 f09f8e88 00 07 0000 c3a9 a689f956",
    [
      { name: "grüße", type: "string", value: "🎈" },
      { name: "", type: "string", value: "" },
    ],
    "é",
  ],
  [
    "a moment",
    "0000001b 0000000b e5c0a072 017408 0000000000845fed 5c0e69d5",
    [{ name: "t", type: "timestamp", value: 8675309n }],
    "",
  ],
  [
    "a UUID",
    "00000023 00000013 67fdcb63 017509 0102030405060708090a0b0c0d0e0f10 3ba8e4f0",
    [{ name: "u", type: "uuid", value: uuid }],
    "",
  ],
];

describe("a frame", () => {
  it.each(vectors)("with %s gives what is in it", (_, encoded, headers, payload) => {
    const whole = hex(encoded);
    expect(decode([whole])).toEqual({
      frames: [{ headers: asRead(headers), payload: new TextEncoder().encode(payload), whole }],
    });
  });

  it.each(vectors)("with %s is what the encoder of these tests writes", (_, encoded, headers, payload) => {
    expect(encodeFrame(headers, payload)).toEqual(hex(encoded));
  });

  it("gives back what it was made of, whatever that is", () => {
    fc.assert(
      fc.property(frameParts, ({ headers, payload }) => {
        const whole = encodeFrame(headers, payload);
        expect(decode([whole])).toEqual({ frames: [{ headers: asRead(headers), payload, whole }] });
      }),
      { numRuns: 1000 },
    );
  });

  it("lies in the chunk that it came in, and is not copied", () => {
    const chunk = Buffer.concat([encodeFrame([], "one"), encodeFrame([], "two")]);
    const seen: Uint8Array[] = [];
    const decoder = new FrameDecoder((_, bytes) => seen.push(bytes));
    decoder.push(chunk);
    expect(seen.every((bytes) => bytes === chunk)).toBe(true);
    expect(seen).toHaveLength(2);
  });
});

const asRead = (headers: readonly TestHeader[]) => headers.map(({ name, type, value }) => [name, { type, value }]);
