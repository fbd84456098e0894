import { describe, expect, it } from "vitest";
import { converseEvents } from "../../src/generated/runtime-answers.ts";
import { type ByteSource, type FailureFrame, WireStream } from "../../src/wire/index.ts";
import { joined, Pieces } from "./support/bytes.ts";
import { conversation, conversationEvents, exceptionFrame } from "./support/event-frames.ts";
import { eventsOf } from "./support/events-of.ts";

const over = (
  bytes: ByteSource,
  failureOf: (frame: FailureFrame) => Error | Promise<Error> = () => new Error("failed"),
) => new WireStream<object>({ bytes, events: converseEvents, failureOf });

const [first, second] = conversationEvents;
const failing = [...conversation.slice(0, 2), exceptionFrame("throttlingException", { message: "slower" })];

describe("a stream that is left", () => {
  it("closes its source, and is at its end", async () => {
    const bytes = new Pieces([joined(conversation)]);
    const stream = over(bytes);
    for await (const event of stream) {
      expect(event).toStrictEqual(first);
      break;
    }
    expect(bytes.closed).toBe(1);
    expect(await stream.next()).toStrictEqual({ done: true, value: undefined });
    expect(await stream.nextBatch()).toBeUndefined();
    expect(bytes.asked).toBe(1);
  });

  it("ends for who still waits for it, though a frame has begun", async () => {
    let end = (_: undefined): void => {};
    const chunks = [joined(conversation).slice(0, -5)];
    const bytes: ByteSource = {
      next: async () => chunks.shift() ?? (await new Promise<undefined>((resolve) => (end = resolve))),
      close: () => end(undefined),
    };
    const stream = over(bytes);
    expect(await stream.nextBatch()).toHaveLength(4);
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toStrictEqual({ done: true, value: undefined });
  });
});

describe("a stream's failure", () => {
  it.each([
    ["in one piece", [joined(failing)]],
    ["frame by frame", failing],
  ])("comes after the events before it, closes the source, and stays: %s", async (_, chunks) => {
    const bytes = new Pieces(chunks);
    const stream = over(bytes);
    const { events, failure } = await eventsOf(stream);
    expect(events).toStrictEqual([first, second]);
    expect(failure).toEqual(new Error("failed"));
    expect(bytes.closed).toBe(1);
    await expect(stream.next()).rejects.toBe(failure);
    await expect(stream.nextBatch()).rejects.toBe(failure);
  });

  it("comes after the batch before it", async () => {
    const stream = over(new Pieces([joined(failing)]));
    expect(await stream.nextBatch()).toStrictEqual([first, second]);
    await expect(stream.nextBatch()).rejects.toThrow("failed");
  });

  it("is made of the whole frame, and may take its time", async () => {
    let seen: FailureFrame | undefined;
    const stream = over(new Pieces([joined(failing)]), async (frame) => {
      seen = frame;
      return new RangeError("later");
    });
    expect((await eventsOf(stream)).failure).toEqual(new RangeError("later"));
    expect(seen?.headers).toMatchObject({ messageType: "exception", name: "throttlingException" });
    expect(new TextDecoder().decode(seen?.payload)).toBe('{"message":"slower"}');
    expect(seen?.bytes).toStrictEqual(failing[2]);
  });

  it("may be its source's", async () => {
    const bytes: ByteSource = { next: () => Promise.reject(new Error("reset")), close: () => {} };
    await expect(over(bytes).next()).rejects.toThrow("reset");
    await expect(over(bytes).nextBatch()).rejects.toThrow("reset");
  });
});
