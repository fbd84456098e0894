import type { ConverseStreamOutput } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { BedrockClient, type BedrockClientOptions, type ConverseStreamEvent, chain } from "../../src/index.ts";
import { failure } from "../support/failure.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";
import { exception, hi, nova } from "./support/failing.ts";

type Events = readonly (ConverseStreamOutput | Error)[];
type Options = Partial<BedrockClientOptions<readonly [typeof everyKind]>>;

const cut = () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
const start: ConverseStreamOutput = { messageStart: { role: "assistant" } };
const text = (piece: string): ConverseStreamOutput => ({
  contentBlockDelta: { contentBlockIndex: 0, delta: { text: piece } },
});

/** A client whose tries are answered by one stream after the other. */
function streaming(answers: readonly Events[], options: Options = {}) {
  const transport = scriptedTransport((call) => streamOf(answers[transport.calls.length - 1] ?? [])(call));
  const client = new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    transport,
    retry: { maxDelayMs: 1 },
    ...options,
  });
  return { client, transport };
}

async function read(events: AsyncIterable<ConverseStreamEvent>) {
  const list: ConverseStreamEvent[] = [];
  const error = await failure(
    (async () => {
      for await (const event of events) list.push(event);
    })(),
  ).catch(() => undefined);
  return { list, error };
}

describe("a stream that fails before its first content", () => {
  it.each<[string, Events]>([
    ["before any event", [cut()]],
    ["behind its beginning", [start, cut()]],
    ["by an end of its bytes", [start]],
    ["by throttling", [start, exception("ThrottlingException", 429)]],
    ["by the service's own failure", [start, exception("InternalServerException", 500)]],
  ])("%s, is made again, and nobody sees it", async (_how, broken) => {
    const { client } = streaming([broken, saying("Hel", "lo")]);
    const stream = await client.converseStream(nova, hi);
    expect(await read(stream)).toEqual({ list: saying("Hel", "lo"), error: undefined });
    expect(stream.attempts.map(({ code }) => code === undefined)).toEqual([false, true]);
    expect((await stream.reply()).text).toBe("Hello");
  });

  it("is given up after the last try, with its error", async () => {
    const { client, transport } = streaming([[start], [start], [start], saying("too late")]);
    const error = await failure((await client.converseStream(nova, hi)).reply());
    expect([error.code, transport.calls.length]).toEqual(["stream-interrupted", 3]);
    expect(error.attempts.map(({ code }) => code)).toEqual(Array(3).fill("stream-interrupted"));
  });

  it("is not made again for what no other try mends", async () => {
    const { client, transport } = streaming([[start, exception("ValidationException", 400)], saying("Hello")]);
    expect((await failure((await client.converseStream(nova, hi)).reply())).code).toBe("invalid-request");
    expect(transport.calls).toHaveLength(1);
  });

  it("is handed to the next link of a chain, which the stream names then", async () => {
    const { client } = streaming([[start, exception("ThrottlingException", 429)], saying("Hello")], { retry: false });
    const stream = await client.converseStream(chain([nova, "amazon.nova-pro-v1:0"]), hi);
    expect((await stream.reply()).target.modelId).toBe("amazon.nova-pro-v1:0");
    expect(stream.target.modelId).toBe("amazon.nova-pro-v1:0");
  });

  it("in the model's own format is made again as well", async () => {
    const chunk = (value: unknown) => ({ chunk: { bytes: Buffer.from(JSON.stringify(value)) } });
    const body = (events: readonly (object | Error)[]) =>
      (async function* () {
        for (const event of events) {
          await undefined;
          if (event instanceof Error) throw event;
          yield event;
        }
      })();
    const transport = scriptedTransport(({ onHead }) => {
      onHead?.({ status: 200, headers: {} });
      const answers = [[cut()], [chunk({ a: 1 }), chunk({ b: 2 })], [chunk({ a: 1 }), cut()]];
      return { body: body(answers[transport.calls.length - 1] ?? []), contentType: "application/json" };
    });
    const client = new BedrockClient({ targets: [everyKind], transport, retry: { maxDelayMs: 1 } });
    const chunks = [];
    for await (const each of await client.invokeModelStream(nova, { body: {} })) chunks.push(each);
    expect(chunks).toEqual([{ a: 1 }, { b: 2 }]);
    const later = await client.invokeModelStream(nova, { body: {} }, { resume: "restart" });
    const seen: unknown[] = [];
    const error = await failure(
      (async () => {
        for await (const each of later) seen.push(each);
      })(),
    );
    expect([error.code, seen, transport.calls.length]).toEqual(["stream-interrupted", [{ a: 1 }], 3]);
  });
});

describe("a stream that fails behind content", () => {
  it("is not made again, and says what came", async () => {
    const { client, transport } = streaming([[start, text("Hel"), cut()], saying("Hello")]);
    const { list, error } = await read(await client.converseStream(nova, hi));
    expect(list).toEqual([start, text("Hel")]);
    expect(error).toMatchObject({ code: "stream-interrupted", partial: { text: "Hel", toolUses: [] } });
    expect(transport.calls).toHaveLength(1);
  });

  it("says of each tool whether all of its input has come", async () => {
    const tool = (index: number, toolUseId: string, input: string): ConverseStreamOutput[] => [
      { contentBlockStart: { contentBlockIndex: index, start: { toolUse: { toolUseId, name: "look" } } } },
      { contentBlockDelta: { contentBlockIndex: index, delta: { toolUse: { input } } } },
    ];
    const stop = (contentBlockIndex: number): ConverseStreamOutput => ({ contentBlockStop: { contentBlockIndex } });
    const events = [start, ...tool(0, "a", '{"x":1}'), stop(0), ...tool(1, "b", '{"x":'), cut()];
    const { client } = streaming([events]);
    const error = await failure((await client.converseStream(nova, hi)).reply());
    expect(error.partial?.toolUses).toEqual([
      { toolUseId: "a", name: "look", input: { x: 1 }, isComplete: true },
      { toolUseId: "b", name: "look", input: '{"x":', isComplete: false },
    ]);
    // An input that parses may still lack its end.
    const whole = streaming([[start, ...tool(0, "c", "{}"), cut()]]);
    const later = await failure((await whole.client.converseStream(nova, hi)).reply());
    expect(later.partial?.toolUses).toMatchObject([{ toolUseId: "c", input: {}, isComplete: false }]);
  });
});

describe('`resume: "restart"`', () => {
  const broken = [start, text("Hel"), cut()];

  it("marks among the events where the answer begins anew, and the reply is of one answer", async () => {
    const { client } = streaming([broken, saying("Good", "bye")]);
    const stream = await client.converseStream(nova, hi, { resume: "restart" });
    const { list, error } = await read(stream);
    expect(error).toBeUndefined();
    expect(list.map((event) => Object.keys(event)[0])).toEqual([
      "messageStart",
      "contentBlockDelta",
      "$unknown",
      ...saying("Good", "bye").map((event) => Object.keys(event)[0]),
    ]);
    expect(list[2]?.restarted).toMatchObject({
      attempt: 2,
      error: { code: "stream-interrupted", partial: { text: "Hel" } },
    });
    expect(list.slice(3)).toEqual(saying("Good", "bye"));
    expect(await stream.reply()).toMatchObject({
      text: "Goodbye",
      output: { message: { content: [{ text: "Goodbye" }] } },
      attempts: [{ code: "stream-interrupted" }, {}],
    });
  });

  it("gives the reply alone in silence, as it shows one answer", async () => {
    const { client } = streaming([broken, broken, saying("Hello")]);
    const stream = await client.converseStream(nova, hi, { resume: "restart" });
    expect((await stream.reply()).text).toBe("Hello");
    let pieces = "";
    for await (const piece of stream.text) pieces += piece;
    expect(pieces).toBe("Hello");
  });

  it("fails a text of which a piece was given: it has no place for a mark", async () => {
    const { client, transport } = streaming([broken, saying("Hello")]);
    const stream = await client.converseStream(nova, hi, { resume: "restart" });
    let pieces = "";
    const error = await failure(
      (async () => {
        for await (const piece of stream.text) pieces += piece;
      })(),
    );
    expect([error.code, pieces, transport.calls.length]).toEqual(["stream-interrupted", "Hel", 1]);
  });

  it("gives up after the last try, with the error of the stream and what came of it", async () => {
    const transport = scriptedTransport((call) => {
      if (transport.calls.length > 1) throw exception("ServiceUnavailableException", 503);
      return streamOf(broken)(call);
    });
    const { client } = streaming([], { transport });
    const { list, error } = await read(await client.converseStream(nova, hi, { resume: "restart" }));
    expect(error).toMatchObject({ code: "stream-interrupted", partial: { text: "Hel" } });
    expect(error?.attempts.map(({ code }) => code)).toEqual(["stream-interrupted", "unavailable", "unavailable"]);
    expect(list.some((event) => event.restarted)).toBe(false);
  });

  it("marks nothing a second time where what came anew had no content yet", async () => {
    const { client } = streaming([broken, [start, cut()], saying("Hello")]);
    const { list, error } = await read(await client.converseStream(nova, hi, { resume: "restart" }));
    expect([error, list.filter((event) => event.restarted).length]).toEqual([undefined, 1]);
    expect(list.slice(3)).toEqual(saying("Hello"));
  });

  it("does not try again what no other try mends, nor where that is forbidden", async () => {
    const wrong = streaming([[start, text("Hel"), exception("ValidationException", 400)], saying("Hello")]);
    const stream = await wrong.client.converseStream(nova, hi, { resume: "restart" });
    expect((await read(stream)).error?.code).toBe("invalid-request");
    const once = streaming([broken, saying("Hello")], { retry: false });
    const other = await once.client.converseStream(nova, hi, { resume: "restart" });
    expect((await read(other)).error?.code).toBe("stream-interrupted");
    expect([wrong.transport.calls.length, once.transport.calls.length]).toEqual([1, 1]);
  });
});
