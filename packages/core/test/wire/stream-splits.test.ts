import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TransportOperation } from "../../src/index.ts";
import { readStream } from "../../src/wire/index.ts";
import { readTextDelta } from "../../src/wire/text-delta.ts";
import { cutAt, joined, Pieces, singly, splitsOf } from "./support/bytes.ts";
import { decode } from "./support/decoded.ts";
import { conversation, conversationEvents, exceptionFrame } from "./support/event-frames.ts";
import { eventsOf } from "./support/events-of.ts";
import { areRecordingsShared, bodyOf, operationOf, readRecordings } from "./support/shared.ts";

const head = { status: 200, headers: {} };

async function read(operation: TransportOperation, chunks: Iterable<Uint8Array>) {
  const output: object = readStream(operation, head, new Pieces(chunks));
  return eventsOf("stream" in output ? output.stream : "body" in output && output.body);
}

describe("the events of a stream", () => {
  const whole = joined(conversation);

  it("are those of its frames", async () => {
    expect(await read("converseStream", [whole])).toStrictEqual({ events: conversationEvents });
  });

  it("are the same byte by byte", async () => {
    expect(await read("converseStream", singly(whole))).toStrictEqual({ events: conversationEvents });
  });

  it("are the same wherever the bytes are cut", async () => {
    for (let place = 0; place <= whole.length; place += 1) {
      expect(await read("converseStream", cutAt(whole, [place])), `${place}`).toStrictEqual({
        events: conversationEvents,
      });
    }
  });

  it("are the same before an exception, for any split", async () => {
    const failing = joined([...conversation.slice(0, 3), exceptionFrame("throttlingException", { message: "slower" })]);
    await fc.assert(
      fc.asyncProperty(splitsOf(failing), async (chunks) => {
        const { events, failure } = await read("converseStream", chunks);
        expect(events).toStrictEqual(conversationEvents.slice(0, 3));
        expect(failure).toMatchObject({ name: "ThrottlingException", message: "slower" });
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(!areRecordingsShared())("recorded streams", () => {
  const streams = readRecordings().flatMap((recording) => {
    const operation = operationOf(recording);
    return operation && recording.responseFrames ? [{ id: recording.id, operation, bytes: bodyOf(recording) }] : [];
  });

  /** With its failure in words: two errors are never the same. */
  const written = async (operation: TransportOperation, chunks: Iterable<Uint8Array>) => {
    const { events, failure } = await read(operation, chunks);
    return { events, failure: String(failure) };
  };

  it("are all here", () => {
    expect(streams.length).toBe(92);
  });

  it("give the same events byte by byte as in one piece", { timeout: 60_000 }, async () => {
    for (const { id, operation, bytes } of streams)
      expect(await written(operation, singly(bytes)), id).toStrictEqual(await written(operation, [bytes]));
  });

  it("give the same events for any split", { timeout: 60_000 }, async () => {
    for (const { id, operation, bytes } of streams) {
      const expected = await written(operation, [bytes]);
      await fc.assert(
        fc.asyncProperty(splitsOf(bytes), async (chunks) => {
          expect(await written(operation, chunks), id).toStrictEqual(expected);
        }),
        { numRuns: 20 },
      );
    }
  });

  it("are read the short way wherever a text needs no escape", () => {
    const payloads = streams
      .flatMap(({ bytes }) => decode([bytes]).frames)
      .map(({ payload }) => new TextDecoder().decode(payload))
      .filter((json) => json.includes('"delta":{"text":') && !json.includes("\\"));
    expect(payloads.length).toBeGreaterThan(1000);
    expect(payloads.filter((json) => !readTextDelta(json))).toEqual([]);
  });
});
