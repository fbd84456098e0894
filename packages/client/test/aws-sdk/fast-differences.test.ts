import { ConverseStreamCommand, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AnyCommand, Both, type Outcome, outcomeOf, send } from "./support/both.ts";
import { chunk, event, rawFrame, reply, textDelta } from "./support/frames.ts";
import type { Answer } from "./support/server.ts";

let both: Both;
beforeEach(async () => {
  both = await Both.open();
});
afterEach(() => both.close());

const modelId = "amazon.nova-lite-v1:0";
const converse = () => new ConverseStreamCommand({ modelId, messages: [] });
const invoke = () => new InvokeModelWithResponseStreamCommand({ modelId, body: "{}" });

/** What the plain client makes of an answer, and what it makes of it with `fast()`. */
async function differ(command: () => AnyCommand, answer: Answer): Promise<readonly [Outcome, Outcome]> {
  both.server.answer = answer;
  return [await outcomeOf(send(both.plain, command())), await outcomeOf(send(both.fast, command()))];
}

const [start, ...rest] = reply("x");
if (!start) throw new Error("A reply begins with a frame.");

describe("what `fast()` changes, and nothing else", () => {
  it("hands on events that the SDK drops", async () => {
    const body = [start, event("hologram", '{"light":1,"p":"a"}'), ...rest];
    const [plain, fast] = await differ(converse, { body });
    const events = plain.stream as readonly unknown[]; // of an outcome
    expect(fast.stream).toEqual([events[0], { $unknown: ["hologram", { light: 1, p: "a" }] }, ...events.slice(1)]);
  });

  it("hands on what a new event holds where it is no JSON", async () => {
    const [, fast] = await differ(converse, { body: [event("sound", Uint8Array.of(1, 2, 255))] });
    expect(fast.stream).toStrictEqual([{ $unknown: ["sound", Uint8Array.of(1, 2, 255)] }]);
  });

  it("closes the connection of a stream whose loop is left", async () => {
    const closed = new Promise<void>((resolve) => {
      both.server.answer = (_seen, response) => {
        response.on("close", resolve);
        return { body: reply("x"), ending: "open" };
      };
    });
    const { stream } = await both.fast.send(converse());
    for await (const _event of stream ?? []) break;
    await closed;
  });

  it("gives a decimal of a stream as a number, though it has more digits than numbers have", async () => {
    const stop = event("messageStop", '{"additionalModelResponseFields":{"n":0.12345678901234567890}}');
    const [plain, fast] = await differ(converse, { body: [stop] });
    expect(plain.stream).toMatchObject([
      { messageStop: { additionalModelResponseFields: { n: { type: "bigDecimal" } } } },
    ]);
    expect(fast.stream).toEqual([{ messageStop: { additionalModelResponseFields: { n: 0.12345678901234568 } } }]);
  });

  it("skips the members of an initial response, over which the SDK falls", async () => {
    const [plain, fast] = await differ(invoke, {
      body: [event("initial-response", '{"contentType":"x"}'), chunk("{}")],
    });
    expect(plain).toMatchObject({ thrown: TypeError });
    expect(fast.body).toHaveLength(1);
  });
});

/** Bytes that are no event stream, each an error for both. */
const damages: Readonly<Record<string, readonly Uint8Array[]>> = {
  "a checksum that is wrong": [start, Buffer.concat([textDelta("x").subarray(0, -1), Buffer.from([7])])],
  "a length that is wrong": [start, Buffer.from([0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4])],
  "half a frame": [start, textDelta("x").subarray(0, 30)],
  "a frame without headers": [rawFrame({}, "{}")],
  "an unknown sort of message": [rawFrame({ ":message-type": "song", ":event-type": "x" }, "{}")],
  "an event that is no JSON": [start, event("messageStop", "no")],
  "a delta that is no JSON": [start, event("contentBlockDelta", '{"contentBlockIndex":0,"delta":{"text":"x')],
  "a page of a proxy": [Buffer.from("<html><body>Bad gateway</body></html>")],
};

describe("damage is an error with `fast()` as without, in other words", () => {
  it.each(Object.entries(damages))("%s", async (_name, body) => {
    const [plain, fast] = await differ(converse, { body });
    expect(isFailure(plain)).toBe(true);
    expect(isFailure(fast)).toBe(true);
  });

  it("a piece that is not written in base64", async () => {
    const [plain, fast] = await differ(invoke, { body: [chunk("{}"), event("chunk", '{"bytes":"?!"}')] });
    expect([plain, fast].map(({ body }) => (body as readonly object[])[1])).toMatchObject([
      { thrown: TypeError },
      { thrown: TypeError },
    ]);
  });

  it("a stream that is cut off between two frames", async () => {
    const [plain, fast] = await differ(converse, { body: [start], ending: "cut" });
    expect(fast).toEqual(plain);
    expect(isFailure(fast)).toBe(true);
  });
});

/** Whether the call failed, or its stream did at the end. */
const isFailure = (outcome: Outcome): boolean =>
  "thrown" in outcome || "thrown" in Object((outcome.stream as readonly unknown[]).at(-1)); // of an answer that began
