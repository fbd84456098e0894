import type { ConverseStreamOutput } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { BedrockClient, type CallOptions, type ConverseStream } from "../src/index.ts";
import { failure } from "./support/failure.ts";
import { saying, scriptedTransport, streamOf } from "./support/scripted-transport.ts";
import { base } from "./support/strategies.ts";

const nova = "amazon.nova-lite-v1:0";
const client = (events: readonly (ConverseStreamOutput | Error)[]) =>
  new BedrockClient({ targets: [base], transport: scriptedTransport(streamOf(events)) });

const open = (events: readonly (ConverseStreamOutput | Error)[], options?: CallOptions): Promise<ConverseStream> =>
  client(events).converseStream(nova, { messages: "Hi" }, options);

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
};

/** A source whose next event comes when the test says so. */
function handDriven() {
  const waiting: ((event: ConverseStreamOutput) => void)[] = [];
  let returned = false;
  const stream: AsyncIterable<ConverseStreamOutput> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise((resolve) => waiting.push((value) => resolve({ done: false, value }))),
      return: async () => {
        returned = true;
        return { done: true, value: undefined };
      },
    }),
  };
  const transport = scriptedTransport(async () => ({ stream, $metadata: {} }));
  const give = (event: ConverseStreamOutput) => waiting.shift()?.(event);
  return { client: new BedrockClient({ targets: [base], transport }), transport, give, wasReturned: () => returned };
}

describe("a stream", () => {
  it("gives AWS's events unchanged", async () => {
    const events = saying("Hel", "lo");
    const given = await all(await open(events));
    expect(given).toEqual(events);
    expect(given.every((event, index) => event === events[index])).toBe(true);
  });

  it("gives the text alone", async () => {
    expect(await all((await open(saying("Hel", "", "lo"))).text)).toEqual(["Hel", "lo"]);
  });

  it("gives the reply without a loop", async () => {
    const reply = await (await open(saying("Hel", "lo"))).reply();
    expect(reply).toMatchObject({
      text: "Hello",
      output: { message: { role: "assistant", content: [{ text: "Hello" }] } },
      stopReason: "end_turn",
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      metrics: { latencyMs: 4 },
      target: { kind: "base", modelId: nova },
      attempts: [{ target: nova, status: 200, requestId: "r-1" }],
    });
  });

  it("gives the reply after a loop, as often as asked, and the text after that as one piece", async () => {
    const stream = await open(saying("Hel", "lo"));
    await all(stream);
    expect((await stream.reply()).text).toBe("Hello");
    expect((await stream.reply()).text).toBe("Hello");
    expect(await all(stream.text)).toEqual(["Hello"]);
  });

  it("gives the text so far as one piece to a reader that begins late", async () => {
    const stream = await open(saying("a", "b", "c", "d"));
    const pieces: string[] = [];
    const events = stream[Symbol.asyncIterator]();
    for (let step = 0; step < 3; step += 1) await events.next();
    for await (const piece of stream.text) pieces.push(piece);
    expect(pieces).toEqual(["ab", "c", "d"]);
  });

  it("gives the loop every event, though other readers pull some of them", async () => {
    const events = saying("a", "b", "c");
    const stream = await open(events);
    const loop = stream[Symbol.asyncIterator]();
    const first = await loop.next();
    expect((await stream.reply()).text).toBe("abc");
    const rest = await all({ [Symbol.asyncIterator]: () => loop });
    expect([first.value, ...rest]).toEqual(events);
  });

  it("refuses a second loop", async () => {
    const stream = await open(saying("x"));
    await all(stream);
    expect(() => stream[Symbol.asyncIterator]()).toThrowError(expect.objectContaining({ code: "invalid-request" }));
  });

  it("refuses a loop that would miss what other readers have taken", async () => {
    const stream = await open(saying("x"));
    await stream.reply();
    expect(() => stream[Symbol.asyncIterator]()).toThrowError(expect.objectContaining({ code: "invalid-request" }));
  });

  it("assembles tool uses, reasoning, citations, redacted reasoning and tool results", async () => {
    const delta = (contentBlockIndex: number, delta: object): ConverseStreamOutput =>
      ({ contentBlockDelta: { contentBlockIndex, delta } }) as ConverseStreamOutput; // the test writes any delta
    const start = (contentBlockIndex: number, start: object): ConverseStreamOutput =>
      ({ contentBlockStart: { contentBlockIndex, start } }) as ConverseStreamOutput; // the test writes any start
    const stream = await open([
      { messageStart: { role: "assistant" } },
      delta(0, { reasoningContent: { text: "Let me " } }),
      delta(0, { reasoningContent: { text: "think" } }),
      delta(0, { reasoningContent: { signature: "sig" } }),
      delta(1, { reasoningContent: { redactedContent: new Uint8Array([1]) } }),
      delta(1, { reasoningContent: { redactedContent: new Uint8Array([2]) } }),
      delta(2, { citation: { title: "T", sourceContent: [{ text: "S" }] } }),
      delta(2, { text: "cited" }),
      start(3, { toolUse: { toolUseId: "1", name: "t" } }),
      delta(3, { toolUse: { input: "" } }),
      delta(3, { toolUse: { input: '{"a":' } }),
      delta(3, { toolUse: { input: "1}" } }),
      start(4, { toolUse: { toolUseId: "2", name: "none" } }),
      start(5, { toolUse: { toolUseId: "3", name: "cut" } }),
      delta(5, { toolUse: { input: '{"a":' } }),
      start(6, { toolResult: { toolUseId: "1", status: "success" } }),
      delta(6, { toolResult: [{ json: { ok: true } }] }),
      delta(7, { text: " end" }),
      { messageStop: { stopReason: "max_tokens", additionalModelResponseFields: { x: 1 } } },
      { metadata: { usage: undefined, metrics: undefined, trace: { promptRouter: { invokedModelId: "m" } } } },
    ]);
    const reply = await stream.reply();
    expect(reply.output?.message?.content).toEqual([
      { reasoningContent: { reasoningText: { text: "Let me think", signature: "sig" } } },
      { reasoningContent: { redactedContent: new Uint8Array([1, 2]) } },
      {
        citationsContent: { content: [{ text: "cited" }], citations: [{ title: "T", sourceContent: [{ text: "S" }] }] },
      },
      { toolUse: { toolUseId: "1", name: "t", input: { a: 1 } } },
      { toolUse: { toolUseId: "2", name: "none", input: {} } },
      { toolUse: { toolUseId: "3", name: "cut", input: '{"a":' } },
      { toolResult: { toolUseId: "1", status: "success", content: [{ json: { ok: true } }] } },
      { text: " end" },
    ]);
    expect(reply).toMatchObject({ text: "cited end", invokedModelId: "m", additionalModelResponseFields: { x: 1 } });
  });
});

describe("a stream whose blocks come in pieces between each other", () => {
  it("still keeps each block's text together", async () => {
    const piece = (contentBlockIndex: number, text: string) => ({
      contentBlockDelta: { contentBlockIndex, delta: { text } },
    });
    const stream = await open([
      piece(0, "a"),
      piece(1, "x"),
      piece(0, "b"),
      piece(0, "c"),
      piece(1, "y"),
      { messageStop: { stopReason: "end_turn" } },
    ]);
    expect((await stream.reply()).output?.message?.content).toEqual([{ text: "abc" }, { text: "xy" }]);
  });
});

describe("a stream that does not come to its end", () => {
  const beginning = saying("Hel", "lo").slice(0, 3);

  it("is interrupted where its bytes end before the message does, and carries what came", async () => {
    const error = await failure(all(await open(beginning)));
    expect(error).toMatchObject({
      code: "stream-interrupted",
      partial: { text: "Hello", content: [{ text: "Hello" }] },
    });
  });

  it("is interrupted where the connection fails", async () => {
    const cut = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    const error = await failure((await open([...beginning, cut])).reply());
    expect(error).toMatchObject({
      code: "stream-interrupted",
      retryable: true,
      partial: { text: "Hello" },
      cause: cut,
    });
  });

  it("fails with the service's exception, what came, and the request's id", async () => {
    const exception = Object.assign(new Error("Too many tokens"), {
      name: "ThrottlingException",
      $fault: "client",
      $metadata: {},
    });
    const error = await failure((await open([...beginning, exception])).reply());
    expect(error).toMatchObject({ code: "throttled", partial: { text: "Hello" }, requestId: "r-1", cause: exception });
  });

  it("gives every reader the same failure", async () => {
    const stream = await open(beginning);
    const [loop, text, reply] = await Promise.all([
      failure(all(stream)),
      failure(all(stream.text)),
      failure(stream.reply()),
    ]);
    expect(text).toBe(loop);
    expect(reply).toBe(loop);
    expect(await failure(stream.reply())).toBe(loop);
  });

  it("is empty-handed but not complete where it has no events at all", async () => {
    expect(await failure((await open([])).reply())).toMatchObject({
      code: "stream-interrupted",
      partial: { text: "" },
    });
  });
});

describe("leaving a loop early", () => {
  it("ends the exchange", async () => {
    const { client, transport, give, wasReturned } = handDriven();
    const stream = await client.converseStream(nova, { messages: "Hi" });
    const loop = stream[Symbol.asyncIterator]();
    const first = loop.next();
    give({ messageStart: { role: "assistant" } });
    await first;
    await loop.return?.();
    expect(transport.calls[0]?.signal?.aborted).toBe(true);
    expect(wasReturned()).toBe(true);
  });

  it("makes a later reply an error that carries what came", async () => {
    const stream = await open(saying("Hel", "lo"));
    for await (const piece of stream.text) if (piece === "Hel") break;
    expect(await failure(stream.reply())).toMatchObject({ code: "stream-interrupted", partial: { text: "Hel" } });
  });

  it("behind the last event leaves the reply whole", async () => {
    const stream = await open(saying("Hello"));
    for await (const event of stream) if (event.metadata) break;
    expect((await stream.reply()).text).toBe("Hello");
  });

  it("harms nobody else who still reads", async () => {
    const stream = await open(saying("a", "b"));
    const loop = all(stream);
    for await (const _piece of stream.text) break;
    expect((await loop).length).toBe(saying("a", "b").length);
  });

  it("happens by itself with `await using`", async () => {
    const transport = scriptedTransport(streamOf(saying("x")));
    const client = new BedrockClient({ targets: [base], transport });
    await (async () => {
      await using _stream = await client.converseStream(nova, { messages: "Hi" });
    })();
    expect(transport.calls[0]?.signal?.aborted).toBe(true);
  });
});

describe("an abort", () => {
  it("before the call sends nothing", async () => {
    const transport = scriptedTransport(streamOf(saying("x")));
    const client = new BedrockClient({ targets: [base], transport });
    const call = client.converseStream(nova, { messages: "Hi" }, { signal: AbortSignal.abort() });
    expect(await failure(call)).toMatchObject({ code: "aborted", attempts: [] });
    expect(transport.calls).toEqual([]);
  });

  it("while a reader waits fails it at once, ends the exchange, and carries what came", async () => {
    const { client, transport, give } = handDriven();
    const controller = new AbortController();
    const stream = await client.converseStream(nova, { messages: "Hi" }, { signal: controller.signal });
    const reply = stream.reply();
    give({ contentBlockDelta: { contentBlockIndex: 0, delta: { text: "Hel" } } });
    await new Promise(setImmediate);
    controller.abort();
    expect(await failure(reply)).toMatchObject({ code: "aborted", partial: { text: "Hel" } });
    expect(transport.calls[0]?.signal?.aborted).toBe(true);
  });

  it("between two reads fails the next one, though events are waiting", async () => {
    const controller = new AbortController();
    const stream = await open(saying("a", "b"), { signal: controller.signal });
    const loop = stream[Symbol.asyncIterator]();
    await loop.next();
    controller.abort();
    expect((await failure(loop.next())).code).toBe("aborted");
  });

  it("after the end changes nothing", async () => {
    const controller = new AbortController();
    const stream = await open(saying("Hello"), { signal: controller.signal });
    await all(stream);
    controller.abort();
    expect((await stream.reply()).text).toBe("Hello");
  });

  it("is `aborted` also where the transport ends in silence", async () => {
    const controller = new AbortController();
    const events = (async function* (): AsyncGenerator<ConverseStreamOutput> {
      yield { messageStart: { role: "assistant" } };
      controller.abort();
    })();
    const transport = scriptedTransport(async () => ({ stream: events }));
    const client = new BedrockClient({ targets: [base], transport });
    const stream = await client.converseStream(nova, { messages: "Hi" }, { signal: controller.signal });
    expect((await failure(all(stream))).code).toBe("aborted");
  });

  it("leaves no listener on the caller's signal", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = new Proxy(signal, {
      get: (target, name) => {
        if (name === "addEventListener") listeners += 1;
        if (name === "removeEventListener") listeners -= 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    await (await open(saying("x"), { signal: counted })).reply();
    expect(listeners).toBe(0);
  });
});
