import { describe, expect, it } from "vitest";
import { readStream } from "../../src/wire/index.ts";
import { joined, Pieces } from "./support/bytes.ts";
import { encodeFrame } from "./support/encode-frame.ts";
import { conversation, conversationEvents, eventFrame, rawEventFrame } from "./support/event-frames.ts";
import { eventsOf } from "./support/events-of.ts";

const head = { status: 200, headers: { "x-amzn-requestid": "r-1" } };

const converse = (...frames: Uint8Array[]) => {
  const bytes = new Pieces([joined(frames)]);
  return { bytes, output: readStream("converseStream", head, bytes) };
};

const read = (...frames: Uint8Array[]) => eventsOf(converse(...frames).output.stream);

const [start = new Uint8Array(), delta = new Uint8Array()] = conversation;
const before = conversationEvents.slice(0, 2);

describe("a stream's output", () => {
  it("has the stream and the exchange, before anything is read", () => {
    const { output, bytes } = converse(start);
    expect(output.$metadata).toEqual({ httpStatusCode: 200, requestId: "r-1", attempts: 1, totalRetryDelay: 0 });
    expect(bytes.asked).toBe(0);
  });

  it("of InvokeModel has what came as headers besides", async () => {
    const headers = {
      "content-type": "application/vnd.amazon.eventstream",
      "x-amzn-bedrock-content-type": "application/json",
      "x-amzn-bedrock-performanceconfig-latency": "optimized",
      "x-amzn-bedrock-service-tier": "flex",
    };
    const frame = eventFrame("chunk", { bytes: "eyJhIjoxfQ==", p: "abc" });
    const { body, ...members } = readStream("invokeModelStream", { status: 200, headers }, new Pieces([frame]));
    expect(members).toMatchObject({
      contentType: "application/json",
      performanceConfigLatency: "optimized",
      serviceTier: "flex",
    });
    expect(await eventsOf(body)).toStrictEqual({ events: [{ chunk: { bytes: new TextEncoder().encode('{"a":1}') } }] });
  });
});

describe("an event", () => {
  it("of a new sort is handed on with its name and what it holds", async () => {
    const fresh = eventFrame("freshEvent", { a: { b: [1, null] } });
    expect(await read(start, fresh, delta)).toStrictEqual({
      events: [before[0], { $unknown: ["freshEvent", { a: { b: [1, null] } }] }, before[1]],
    });
  });

  it("of a new sort keeps numbers that JavaScript would round, and bytes that are no JSON", async () => {
    const numbers = rawEventFrame("freshEvent", '{"n":12345678901234567890}');
    const bytes = rawEventFrame("freshEvent", Uint8Array.of(1, 2, 255));
    const { events } = await read(numbers, bytes, rawEventFrame("freshEvent", ""));
    expect(events).toStrictEqual([
      { $unknown: ["freshEvent", { n: 12345678901234567890n }] },
      { $unknown: ["freshEvent", Uint8Array.of(1, 2, 255)] },
      { $unknown: ["freshEvent", {}] },
    ]);
  });

  it("of a new sort outlives the chunk that it came in", async () => {
    const chunk = rawEventFrame("freshEvent", Uint8Array.of(1, 2, 255));
    const overwritten = function* () {
      yield chunk;
      chunk.fill(0);
    };
    const { stream } = readStream("converseStream", head, new Pieces(overwritten()));
    expect(await eventsOf(stream)).toStrictEqual({ events: [{ $unknown: ["freshEvent", Uint8Array.of(1, 2, 255)] }] });
  });

  it.each(["toString", "constructor", "__proto__", "hasOwnProperty", ""])(
    "called %j is of a new sort",
    async (name) => {
      expect(await read(eventFrame(name, { a: 1 }))).toStrictEqual({ events: [{ $unknown: [name, { a: 1 }] }] });
    },
  );

  it("of the other operation is of a new sort", async () => {
    const { body } = readStream("invokeModelStream", head, new Pieces([delta]));
    const [event] = (await eventsOf(body)).events;
    expect(event).toMatchObject({ $unknown: ["contentBlockDelta", { delta: { text: "Grüße 🎈" } }] });
    expect(await read(eventFrame("chunk", { bytes: "" }))).toStrictEqual({
      events: [{ $unknown: ["chunk", { bytes: "" }] }],
    });
  });

  it("with nothing in it is an event without members", async () => {
    expect(await read(rawEventFrame("messageStart", ""))).toStrictEqual({ events: [{ messageStart: {} }] });
  });

  it("that only says that the answer begins is none", async () => {
    expect(await read(eventFrame("initial-response", {}), start, delta)).toStrictEqual({ events: before });
  });

  it("that is no JSON ends the stream, after the events before it", async () => {
    const { events, failure } = await read(start, delta, rawEventFrame("metadata", "<html>"), start);
    expect(events).toStrictEqual(before);
    expect(failure).toBeInstanceOf(SyntaxError);
  });

  it.each([undefined, "signal", "Event", ""])(
    "of the sort %j ends the stream, after the events before it",
    async (sort) => {
      const name = { name: ":event-type", type: "string", value: "messageStart" } as const;
      const messageType = { name: ":message-type", type: "string", value: sort ?? "" } as const;
      const frame = encodeFrame(sort === undefined ? [name] : [name, messageType], '{"role":"user"}');
      const { events, failure } = await read(start, delta, frame, start);
      expect(events).toStrictEqual(before);
      expect(failure).toEqual(new Error(`A frame of the stream is of the unknown sort ${JSON.stringify(sort)}.`));
    },
  );

  it("whose sort is not told as text is of no sort", async () => {
    const frame = encodeFrame([{ name: ":message-type", type: "binary", value: new TextEncoder().encode("event") }]);
    expect((await read(start, frame)).failure).toBeInstanceOf(Error);
  });
});
