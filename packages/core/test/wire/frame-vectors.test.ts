import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FrameHeader } from "../../src/wire/index.ts";
import { singly, splitsOf } from "./support/bytes.ts";
import { decode } from "./support/decoded.ts";
import { isShared, readShared } from "./support/shared.ts";

interface Vector {
  readonly name: string;
  readonly encoded: string;
}

interface Message extends Vector {
  readonly headers: readonly { readonly name: string; readonly type: string; readonly value: unknown }[];
  readonly payload: string;
  readonly error?: string;
}

interface Stream extends Vector {
  readonly frames: readonly number[];
  readonly error?: string;
}

const file = "eventstream-vectors/vectors.json";
const there = isShared(file, "the event-stream vectors");
const vectors: { readonly messages: readonly Message[]; readonly streams: readonly Stream[] } = there
  ? JSON.parse(readShared(file).toString())
  : { messages: [], streams: [] };
const good = vectors.messages.filter(({ error }) => error === undefined);
const bad = vectors.messages.filter(({ error }) => error !== undefined);

const bytesIn = ({ encoded }: Vector): Uint8Array => new Uint8Array(Buffer.from(encoded, "hex"));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** A header as the vectors write it. */
const written = ([name, { type, value }]: readonly [string, FrameHeader]) => ({
  name,
  type,
  value: typeof value === "bigint" ? String(value) : value instanceof Uint8Array ? inText(type, value) : value,
});

function inText(type: string, bytes: Uint8Array): string {
  if (type !== "uuid") return base64(bytes);
  return Buffer.from(bytes)
    .toString("hex")
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

describe.skipIf(!there)("the vectors of all AWS SDKs, and those made for this project", () => {
  it("are all here", () => {
    expect([good.length, bad.length, vectors.streams.length]).toEqual([16, 20, 3]);
  });

  it.each(good)("$name is a message", (message) => {
    const { frames, problem } = decode([bytesIn(message)]);
    expect(problem).toBeUndefined();
    const expected = message.headers.map(({ name, type, value }) => ({ name, type, value }));
    expect(frames.map(({ headers }) => headers.map(written))).toEqual([expected]);
    expect(frames.map(({ payload }) => base64(payload))).toEqual([message.payload]);
  });

  it.each(bad)("$name is an error: $error", (message) => {
    expect(decode([bytesIn(message)])).toEqual({ frames: [], problem: message.error });
    expect(decode(singly(bytesIn(message)))).toEqual({ frames: [], problem: message.error });
  });

  it.each(vectors.streams)("$name gives its frames and then its error, however it is split", (stream) => {
    const lengths = { lengths: stream.frames, problem: stream.error };
    const told = (chunks: Uint8Array[]) => {
      const { frames, problem } = decode(chunks);
      return { lengths: frames.map(({ whole }) => whole.length), problem };
    };
    expect(told([bytesIn(stream)])).toEqual(lengths);
    expect(told(singly(bytesIn(stream)))).toEqual(lengths);
    fc.assert(
      fc.property(splitsOf(bytesIn(stream)), (chunks) => {
        expect(told(chunks)).toEqual(lengths);
      }),
    );
  });
});
