import { describe, expect, it } from "vitest";
import { FrameError, readStream, ServiceException } from "../../src/wire/index.ts";
import { joined, Pieces } from "./support/bytes.ts";
import {
  conversation,
  conversationEvents,
  errorFrame,
  exceptionFrame,
  rawExceptionFrame,
} from "./support/event-frames.ts";
import { eventsOf } from "./support/events-of.ts";

const read = (...frames: Uint8Array[]) =>
  eventsOf(readStream("converseStream", { status: 200, headers: {} }, new Pieces([joined(frames)])).stream);

const [start = new Uint8Array(), delta = new Uint8Array()] = conversation;
const before = conversationEvents.slice(0, 2);

describe("a stream that fails", () => {
  it.each([
    ["internalServerException", "InternalServerException", "server"],
    ["modelStreamErrorException", "ModelStreamErrorException", "client"],
    ["validationException", "ValidationException", "client"],
    ["throttlingException", "ThrottlingException", "client"],
    ["serviceUnavailableException", "ServiceUnavailableException", "server"],
    ["modelTimeoutException", "ModelTimeoutException", "client"],
  ])("by %s throws %s, after the events before it", async (name, className, $fault) => {
    const { events, failure } = await read(start, delta, exceptionFrame(name, { message: "No." }), delta);
    expect(events).toStrictEqual(before);
    expect(failure).toBeInstanceOf(ServiceException);
    expect(failure).toMatchObject({ name: className, message: "No.", $fault });
  });

  it("keeps the members of its exception", async () => {
    const payload = { message: "No.", originalStatusCode: 529, originalMessage: "busy" };
    const { failure } = await read(exceptionFrame("modelStreamErrorException", payload));
    expect(failure).toMatchObject(payload);
  });

  it("by an exception that is no JSON has its text for a message", async () => {
    const { failure } = await read(rawExceptionFrame("validationException", "too long"));
    expect(failure).toMatchObject({ name: "ValidationException", message: "too long" });
  });

  it("by an error has AWS's code and message", async () => {
    const { events, failure } = await read(start, delta, errorFrame("InternalError", "Something broke."), delta);
    expect(events).toStrictEqual(before);
    expect(failure).toMatchObject({ name: "InternalError", message: "Something broke." });
    expect((await read(errorFrame("InternalError", ""))).failure).toMatchObject({ message: "UnknownError" });
  });

  it("by damage, or by its end, throws after the events before it", async () => {
    for (const cut of [delta.slice(0, -1), delta.map((byte, at) => (at === 50 ? byte ^ 1 : byte)), delta.slice(0, 5)]) {
      const { events, failure } = await read(start, delta, cut);
      expect(events).toStrictEqual(before);
      expect(failure).toBeInstanceOf(FrameError);
    }
  });
});
