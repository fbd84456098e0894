import { describe, expect, it } from "vitest";
import { FrameDecoder } from "../../src/wire/index.ts";
import { cutAt, singly } from "./support/bytes.ts";
import { decode } from "./support/decoded.ts";
import { encodeFrame, sealFrame } from "./support/encode-frame.ts";

const none = new Uint8Array();
const mebibytes = 1024 * 1024;
const longest = 24 * mebibytes;
const longestHeaders = 128 * 1024;

/** The first twelve bytes of a frame that announces such lengths; their checksum is right. */
const preludeOf = (total: number, headers: number): Uint8Array =>
  sealFrame(none, none, { total, headers }).slice(0, 12);

/** The number of bytes after which the decoder gives up; `undefined` where it goes on waiting. */
function refusedAfter(bytes: Uint8Array): number | undefined {
  const decoder = new FrameDecoder(() => {});
  return (
    singly(bytes).findIndex((byte) => {
      try {
        decoder.push(byte);
        return false;
      } catch {
        return true;
      }
    }) + 1 || undefined
  );
}

describe("the lengths that a frame announces", () => {
  it.each([
    ["a frame over 24 MiB", longest + 1, 0, "length"],
    ["the longest that four bytes can tell", 0xffff_ffff, 0, "length"],
    ["headers over 128 KiB", longest, longestHeaders + 1, "headers"],
    ["headers that end after the frame", 100, 85, "headers"],
    ["a frame shorter than the least", 15, 0, "length"],
    ["no length at all", 0, 0, "length"],
    ["both out of bounds", 15, 0xffff_ffff, "length"],
  ])("%s: refused with the twelfth byte, before anything is kept", (_, total, headers, problem) => {
    const prelude = preludeOf(total, headers);
    expect(refusedAfter(prelude)).toBe(12);
    expect(decode([prelude])).toEqual({ frames: [], problem });
    expect(decode(cutAt(prelude, [5]))).toEqual({ frames: [], problem });
  });

  it.each([
    ["a frame of 24 MiB", longest, 0],
    ["headers of 128 KiB", longest, longestHeaders],
    ["headers that fill the frame", 100, 84],
    ["nothing but the frame itself", 16, 0],
  ])("%s: waited for", (_, total, headers) => {
    expect(refusedAfter(preludeOf(total, headers))).toBeUndefined();
    expect(decode([preludeOf(total, headers)])).toEqual({ frames: [], problem: "truncated" });
  });

  it("are looked at before the rest, however much of it came along", () => {
    const tooLong = sealFrame(none, new Uint8Array(mebibytes), { total: longest + 1 });
    expect(decode([tooLong]).problem).toBe("length");
  });

  it("are not believed without their checksum", () => {
    const prelude = preludeOf(longest, 0);
    prelude[11] = (prelude[11] ?? 0) ^ 1;
    expect(refusedAfter(prelude)).toBe(12);
    expect(decode([prelude]).problem).toBe("prelude-checksum");
  });
});

describe("the longest frame", () => {
  const payload = new Uint8Array(longest - 16).fill(7);
  const frame = encodeFrame([], payload);

  it("is read in one piece, and in many", () => {
    for (const chunks of [[frame], cutAt(frame, [1, 11, 12, 13, mebibytes, frame.length - 1])]) {
      const { frames, problem } = decode(chunks);
      expect(problem).toBeUndefined();
      expect(frames.map((each) => Buffer.compare(each.payload, payload))).toEqual([0]);
    }
  });
});

describe("headers that do not add up", () => {
  it.each([
    ["a type that there is none of", [1, 97, 10]],
    ["a type of 255", [1, 97, 255]],
    ["a name that runs over the end", [5, 97, 98]],
    ["a name without a type", [1, 97]],
    ["a text without its length", [1, 97, 7]],
    ["a text with half of its length", [1, 97, 7, 0]],
    ["a text that runs over the end", [1, 97, 7, 0, 3, 98, 99]],
    ["bytes that run over the end", [1, 97, 6, 1, 0, 98]],
    ["a byte that is not there", [1, 97, 2]],
    ["half a number of 16 bits", [1, 97, 3, 0]],
    ["three quarters of a number of 32 bits", [1, 97, 4, 0, 0, 0]],
    ["seven bytes of eight", [1, 97, 5, 0, 0, 0, 0, 0, 0, 0]],
    ["seven bytes of a moment", [1, 97, 8, 0, 0, 0, 0, 0, 0, 0]],
    ["fifteen bytes of a UUID", [1, 97, 9, ...new Array<number>(15).fill(1)]],
    ["a second header that is cut", [1, 97, 0, 1, 98]],
  ])("%s: an error, though both checksums are right", (_, block) => {
    const good = encodeFrame([], "before");
    expect(decode([good, sealFrame(Uint8Array.from(block), "payload")])).toMatchObject({
      frames: [{ whole: good }],
      problem: "headers",
    });
  });
});
