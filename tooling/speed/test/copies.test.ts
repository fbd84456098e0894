import { bytesOf, readStream } from "@bedrock-targets/core/wire";
import { afterEach, expect, test, vi } from "vitest";
import { frame } from "../../../bench/server/frames.ts";

const frames = Array.from({ length: 400 }, (_, index) =>
  frame("contentBlockDelta", { contentBlockIndex: 0, delta: { text: `word ${index}` }, p: "abcdefghij" }),
);
const bytes = Buffer.concat(frames);
const longest = Math.max(...frames.map(({ length }) => length));

afterEach(() => vi.restoreAllMocks());

/** Counts what is copied from one array of bytes to another. */
function countCopies(): () => number {
  let copied = 0;
  const { set, slice } = Uint8Array.prototype;
  vi.spyOn(Uint8Array.prototype, "set").mockImplementation(function (
    this: Uint8Array,
    ...args: [ArrayLike<number>, number?]
  ) {
    copied += args[0].length;
    return Reflect.apply(set, this, args);
  });
  vi.spyOn(Uint8Array.prototype, "slice").mockImplementation(function (this: Uint8Array, ...args: [number?, number?]) {
    const result = Reflect.apply(slice, this, args);
    copied += result.length;
    return result;
  });
  return () => copied;
}

async function* chunksOf(size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test.each([16_384, 4_096, 1_000])(
  "of a stream in chunks of %i bytes, the frames across chunks alone are copied",
  async (size) => {
    const copied = countCopies();
    const { stream } = readStream("converseStream", { status: 200, headers: {} }, bytesOf(chunksOf(size)));
    let events = 0;
    for await (const _ of stream ?? []) events += 1;
    expect(events).toBe(frames.length);
    const boundaries = Math.ceil(bytes.length / size);
    expect(copied()).toBeLessThanOrEqual(boundaries * longest + 256);
  },
);
