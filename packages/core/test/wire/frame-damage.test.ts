import { describe, expect, it } from "vitest";
import { cutAt, joined, singly, withBitFlipped } from "./support/bytes.ts";
import { decode } from "./support/decoded.ts";
import { conversation } from "./support/event-frames.ts";
import { areRecordingsShared, readRecordings } from "./support/shared.ts";

const three = conversation.slice(0, 3);
const stream = joined(three);
/** Where each of the three begins, and where the last ends. */
const starts = [0, 1, 2, 3].map((count) => joined(three.slice(0, count)).length);
const before = (place: number): number => starts.filter((start) => start <= place).length - 1;

/** Which checksum notices a change of this byte of a frame. */
const noticedBy = (place: number): string => (place < 12 ? "prelude-checksum" : "message-checksum");

describe("a damaged stream", () => {
  it("is an error for every single bit, and the frames before the damage are handed on", () => {
    for (let bit = 0; bit < stream.length * 8; bit += 1) {
      const frame = before(bit >> 3);
      const { frames, problem } = decode([withBitFlipped(stream, bit)]);
      expect(problem, `bit ${bit}`).toBe(noticedBy((bit >> 3) - (starts[frame] ?? 0)));
      expect(
        frames.map(({ whole }) => whole),
        `bit ${bit}`,
      ).toEqual(three.slice(0, frame));
    }
  });

  it("is the same error byte by byte, whichever bit it is", () => {
    for (let bit = 0; bit < stream.length * 8; bit += 3) {
      const damaged = withBitFlipped(stream, bit);
      expect(decode(singly(damaged)), `bit ${bit}`).toEqual(decode([damaged]));
    }
  });

  it("is truncated wherever it is cut, but for the ends of frames", () => {
    for (let length = 0; length <= stream.length; length += 1) {
      const { frames, problem } = decode([stream.slice(0, length)]);
      expect(problem, `${length}`).toBe(starts.includes(length) ? undefined : "truncated");
      expect(frames.length, `${length}`).toBe(before(length));
    }
  });

  it("is truncated wherever it is cut, also when it comes in pieces", () => {
    for (let length = 1; length <= stream.length; length += 1) {
      const { frames, problem } = decode(cutAt(stream.slice(0, length), [length >> 1, length - 1]));
      expect(problem, `${length}`).toBe(starts.includes(length) ? undefined : "truncated");
      expect(frames.length, `${length}`).toBe(before(length));
    }
  });

  it("is an error where a byte is lost, doubled or put in", () => {
    for (let place = 0; place < stream.length; place += 1) {
      const [head = stream, tail = stream] = cutAt(stream, [place]);
      for (const damaged of [
        [head, tail.slice(1)],
        [head, tail.slice(0, 1), tail],
        [head, Uint8Array.of(1), tail],
      ])
        expect(decode([joined(damaged)]).problem, `${place}`).toBeDefined();
    }
  });
});

describe.skipIf(!areRecordingsShared())("recorded streams", () => {
  /** A frame of each sort: the longest of its name that is no essay. */
  const sorts = new Map<string, Uint8Array>();
  for (const recording of readRecordings()) {
    for (const text of recording.responseFrames ?? []) {
      const frame = new Uint8Array(Buffer.from(text, "base64"));
      const [sort = ""] = decode([frame]).frames.map(({ headers }) => String(headers[0]?.[1].value));
      if (frame.length < 1000 && frame.length > (sorts.get(sort)?.length ?? 0)) sorts.set(sort, frame);
    }
  }

  it.each([...sorts])("%s: every single bit is an error, after the frame before it", (_, frame) => {
    const [first = new Uint8Array()] = three;
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const { frames, problem } = decode([first, withBitFlipped(frame, bit)]);
      expect(problem, `bit ${bit}`).toBe(noticedBy(bit >> 3));
      expect(frames.length, `bit ${bit}`).toBe(1);
    }
  });

  it("have the sorts of frames that a stream has", () => {
    expect([...sorts.keys()]).toEqual(
      expect.arrayContaining(["chunk", "messageStart", "metadata", "contentBlockDelta"]),
    );
  });
});
