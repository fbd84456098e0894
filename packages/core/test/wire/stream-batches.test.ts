import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converseEvents } from "../../src/generated/runtime-answers.ts";
import { type ByteSource, WireStream } from "../../src/wire/index.ts";
import { joined, Pieces, splitsOf } from "./support/bytes.ts";
import { conversation, conversationEvents, exceptionFrame } from "./support/event-frames.ts";
import { eventsOf } from "./support/events-of.ts";

const over = (bytes: ByteSource) =>
  new WireStream<object>({ bytes, events: converseEvents, failureOf: () => new Error("failed") });

async function inBatches(stream: WireStream<object>): Promise<object[]> {
  const events: object[] = [];
  for (let batch = await stream.nextBatch(); batch; batch = await stream.nextBatch()) events.push(...batch);
  return events;
}

const [first] = conversationEvents;
const failing = [...conversation.slice(0, 2), exceptionFrame("throttlingException", { message: "slower" })];

describe("a stream's batches", () => {
  it("are what the iterator gives, for any split", async () => {
    await fc.assert(
      fc.asyncProperty(splitsOf(joined(conversation)), async (chunks) => {
        expect(await inBatches(over(new Pieces(chunks)))).toStrictEqual(conversationEvents);
        expect(await eventsOf(over(new Pieces(chunks)))).toStrictEqual({ events: conversationEvents });
      }),
    );
  });

  it("are all that a chunk completes, and no chunk is asked for before it is needed", async () => {
    const bytes = new Pieces([joined(conversation.slice(0, 3)), joined(conversation.slice(3))]);
    const stream = over(bytes);
    expect(await stream.nextBatch()).toStrictEqual(conversationEvents.slice(0, 3));
    expect(bytes.asked).toBe(1);
    expect(await stream.nextBatch()).toStrictEqual(conversationEvents.slice(3));
    expect(bytes.asked).toBe(2);
  });

  it("go on where the iterator is", async () => {
    const stream = over(new Pieces([joined(conversation)]));
    expect(await stream.next()).toStrictEqual({ done: false, value: first });
    expect(await stream.nextBatch()).toStrictEqual(conversationEvents.slice(1));
    expect(await stream.next()).toStrictEqual({ done: true, value: undefined });
    expect(await stream.nextBatch()).toBeUndefined();
  });

  it("are given once each, also to several that wait at once", async () => {
    for (const chunks of [conversation, [joined(conversation)]]) {
      const stream = over(new Pieces(chunks));
      const waiting = Array.from({ length: 7 }, () => stream.next());
      const values = (await Promise.all(waiting)).map(({ value }) => value);
      expect(values).toStrictEqual([...conversationEvents, undefined, undefined]);
    }
  });

  it("are never empty, also for several that wait at once", async () => {
    const stream = over(new Pieces(conversation));
    const batches = await Promise.all(Array.from({ length: 6 }, () => stream.nextBatch()));
    expect(batches).toStrictEqual([...conversationEvents.map((event) => [event]), undefined]);
  });
});

describe("a stream that has begun", () => {
  it("says so with its first event, and takes none", async () => {
    const bytes = new Pieces([conversation[0]?.slice(0, 20) ?? joined([]), joined(conversation).slice(20)]);
    const stream = over(bytes);
    expect(await stream.begun()).toBe(true);
    expect(await stream.begun()).toBe(true);
    expect(bytes.asked).toBe(2);
    expect(await inBatches(stream)).toStrictEqual(conversationEvents);
    expect(await stream.begun()).toBe(false);
  });

  it("has not, where an exception comes first or nothing comes", async () => {
    await expect(over(new Pieces(failing.slice(2))).begun()).rejects.toThrow("failed");
    expect(await over(new Pieces([])).begun()).toBe(false);
  });
});
