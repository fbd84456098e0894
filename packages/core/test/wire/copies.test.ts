import { expect, it } from "vitest";
import { copyOf } from "../../src/wire/copy.ts";
import { HeaderBlocks } from "../../src/wire/header-blocks.ts";
import { encodeHeaders } from "./support/encode-frame.ts";

it("a copy of a part of a Node Buffer does not keep the chunk that it came in", () => {
  const chunk = Buffer.alloc(64 * 1024, 7);
  const copy = copyOf(chunk, 10, 14);
  expect(copy).toEqual(Uint8Array.of(7, 7, 7, 7));
  expect(copy.buffer.byteLength).toBe(4);
  chunk.fill(0);
  expect(copy[0]).toBe(7);
});

it("a header block that is remembered is a copy, also of a Node Buffer", () => {
  const block = encodeHeaders([{ name: ":event-type", type: "string", value: "chunk" }]);
  const chunk = Buffer.concat([Buffer.alloc(5000), block]);
  const { bytes } = new HeaderBlocks().read(chunk, 5000, chunk.length);
  expect(bytes.buffer.byteLength).toBe(block.length);
});
