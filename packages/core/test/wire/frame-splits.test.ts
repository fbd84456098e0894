import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streams } from "./support/arbitrary-frames.ts";
import { cutAt, joined, singly, splitsOf } from "./support/bytes.ts";
import { decode } from "./support/decoded.ts";
import { encodeFrame } from "./support/encode-frame.ts";

/** Three frames: with headers and a payload, with nothing, with a payload alone. */
const small = joined([
  encodeFrame([{ name: "a", type: "string", value: "b" }], "first"),
  encodeFrame([]),
  encodeFrame([], "third"),
]);
const whole = decode([small]);

describe("a stream of frames", () => {
  it("is three frames in one piece", () => {
    expect(whole.frames.map(({ payload }) => new TextDecoder().decode(payload))).toEqual(["first", "", "third"]);
    expect(whole.problem).toBeUndefined();
  });

  it("gives the same frames byte by byte", () => {
    expect(decode(singly(small))).toEqual(whole);
  });

  it("gives the same frames in two pieces, wherever the cut is", () => {
    for (let place = 0; place <= small.length; place += 1) expect(decode(cutAt(small, [place]))).toEqual(whole);
  });

  it("gives the same frames in three pieces, wherever the cuts are", () => {
    for (let first = 0; first <= small.length; first += 1)
      for (let second = first; second <= small.length; second += 1)
        expect(decode(cutAt(small, [first, second])), `${first} ${second}`).toEqual(whole);
  });

  it("gives the same frames for any split of any frames", () => {
    const cases = streams.chain((frames) =>
      fc.record({ frames: fc.constant(frames), chunks: splitsOf(joined(frames)) }),
    );
    fc.assert(
      fc.property(cases, ({ frames, chunks }) => {
        const { frames: found, problem } = decode(chunks);
        expect(problem).toBeUndefined();
        expect(found.map((frame) => frame.whole)).toEqual(frames);
        expect(found).toEqual(decode([joined(frames)]).frames);
      }),
      { numRuns: 1000 },
    );
  });

  it("is read from views of larger buffers, as sockets give them", () => {
    const surrounded = joined([new Uint8Array(7).fill(255), small, new Uint8Array(9).fill(255)]);
    const view = surrounded.subarray(7, 7 + small.length);
    expect(decode([view])).toEqual(whole);
    expect(decode(Array.from(view, (_, at) => view.subarray(at, at + 1)))).toEqual(whole);
  });

  it("does not change the chunks that it is given", () => {
    const chunks = cutAt(small, [3, 20, 41]);
    const copies = chunks.map((chunk) => chunk.slice());
    decode(chunks);
    expect(chunks).toEqual(copies);
  });

  it("keeps nothing of a chunk that may be overwritten after it was pushed", () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = cutAt(small, [20]);
    const overwritten = function* () {
      yield first;
      first.fill(0);
      yield second;
    };
    expect(decode(overwritten())).toEqual(whole);
  });
});
