import * as fc from "fast-check";
import { encodeFrame, type TestHeader } from "./encode-frame.ts";

/** A name's length is told in one byte: up to 255 bytes of UTF-8. */
const names = fc.string({ unit: "grapheme", maxLength: 60 }).filter((name) => Buffer.byteLength(name) <= 255);

const texts = fc.string({ unit: "grapheme", maxLength: 300 });
const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const bytes = fc.uint8Array({ maxLength: 300 });

const headers: fc.Arbitrary<TestHeader> = fc.oneof(
  fc.record({ name: names, type: fc.constant("boolean"), value: fc.boolean() }),
  fc.record({ name: names, type: fc.constant("byte"), value: fc.integer({ min: -128, max: 127 }) }),
  fc.record({ name: names, type: fc.constant("short"), value: fc.integer({ min: -32768, max: 32767 }) }),
  fc.record({ name: names, type: fc.constant("integer"), value: fc.integer() }),
  fc.record({ name: names, type: fc.constantFrom("long", "timestamp"), value: longs }),
  fc.record({ name: names, type: fc.constant("binary"), value: bytes }),
  fc.record({ name: names, type: fc.constant("uuid"), value: fc.uint8Array({ minLength: 16, maxLength: 16 }) }),
  fc.record({ name: names, type: fc.constant("string"), value: texts }),
);

/** What a frame is made of. No header is there twice. */
export interface FrameParts {
  readonly headers: readonly TestHeader[];
  readonly payload: Uint8Array;
}

export const frameParts: fc.Arbitrary<FrameParts> = fc.record({
  headers: fc.uniqueArray(headers, { selector: ({ name }) => name, maxLength: 6 }),
  payload: bytes,
});

/** Some frames, one after the other. */
export const streams: fc.Arbitrary<Uint8Array[]> = fc.array(
  frameParts.map((parts) => encodeFrame(parts.headers, parts.payload)),
  { minLength: 1, maxLength: 4 },
);
