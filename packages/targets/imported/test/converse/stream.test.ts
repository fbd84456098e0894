import type { ConverseStreamOutput, ResponseStream } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { chatEvents } from "../../src/converse/chat-events.ts";
import { all, chunksOf, contentOfEvents, eventsOf, stopOf } from "./support.ts";

/** A chat chunk with this delta. */
const chunk = (delta: object, finish_reason: string | null = null) => ({
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta, finish_reason }],
});
const begin = chunk({ role: "assistant", content: "" });
const call = (index: number, json: string, name?: string) => ({
  tool_calls: [{ index, ...(name && { id: `c${index}`, type: "function" }), function: { name, arguments: json } }],
});
const metrics = {
  "amazon-bedrock-invocationMetrics": {
    inputTokenCount: 4,
    outputTokenCount: 5,
    invocationLatency: 60,
    firstByteLatency: 7,
  },
};
const metadata = {
  metadata: { usage: { inputTokens: 4, outputTokens: 5, totalTokens: 9 }, metrics: { latencyMs: 60 } },
};
const text = (contentBlockIndex: number, piece: string): ConverseStreamOutput => ({
  contentBlockDelta: { delta: { text: piece }, contentBlockIndex },
});
const input = (contentBlockIndex: number, piece: string): ConverseStreamOutput => ({
  contentBlockDelta: { delta: { toolUse: { input: piece } }, contentBlockIndex },
});
const tool = (contentBlockIndex: number, toolUseId: string, name: string): ConverseStreamOutput => ({
  contentBlockStart: { start: { toolUse: { toolUseId, name } }, contentBlockIndex },
});
const stop = (contentBlockIndex: number): ConverseStreamOutput => ({ contentBlockStop: { contentBlockIndex } });
const start: ConverseStreamOutput = { messageStart: { role: "assistant" } };

describe("a stream", () => {
  it("has ConverseStream's events in their order", async () => {
    expect(await eventsOf([begin, chunk({ content: "Hel" }), chunk({ content: "lo." }, "length"), metrics])).toEqual([
      start,
      text(0, "Hel"),
      text(0, "lo."),
      stop(0),
      { messageStop: { stopReason: "max_tokens" } },
      metadata,
    ]);
  });

  it("gives each piece as soon as it is here", async () => {
    const given: string[] = [];
    async function* source() {
      for (const piece of ["a", "b"]) {
        given.push(piece);
        yield* chunksOf([chunk({ content: piece })]);
      }
    }
    const events = chatEvents({ body: source() });
    await events.next();
    expect((await events.next()).value).toEqual(text(0, "a"));
    expect(given).toEqual(["a"]);
    await events.return();
  });

  it("tells thoughts from text, where each piece has tags of its own", async () => {
    const thought = (piece: string) => chunk({ content: `<reasoning>${piece}</reasoning>` });
    const reasoning = (piece: string) => ({
      contentBlockDelta: { delta: { reasoningContent: { text: piece } }, contentBlockIndex: 0 },
    });
    const events = await eventsOf([
      begin,
      thought("The "),
      thought("user"),
      chunk({ content: "Hi" }),
      chunk({}, "stop"),
    ]);
    expect(events.slice(1, -2)).toEqual([reasoning("The "), reasoning("user"), stop(0), text(1, "Hi"), stop(1)]);
  });

  it("opens the use of a tool with a start, and tells its input as it comes", async () => {
    const events = await eventsOf([
      chunk({ content: "Wait." }),
      chunk(call(0, "", "weather")),
      chunk(call(0, '{"ci')),
      chunk(call(0, 'ty":1}')),
      chunk(call(1, '{"x":2}', "time")),
      chunk({}, "tool_calls"),
      metrics,
    ]);
    expect(events).toEqual([
      start,
      text(0, "Wait."),
      stop(0),
      tool(1, "c0", "weather"),
      input(1, '{"ci'),
      input(1, 'ty":1}'),
      stop(1),
      tool(2, "c1", "time"),
      input(2, '{"x":2}'),
      stop(2),
      { messageStop: { stopReason: "tool_use" } },
      metadata,
    ]);
  });

  it("keeps blocks apart where a model speaks in the midst of a tool's input", async () => {
    const events = await eventsOf([
      chunk(call(0, '{"a":', "a")),
      chunk(call(1, '{"b":', "b")),
      chunk({ content: "Wait." }),
      chunk(call(0, "1}")),
      chunk(call(1, "2}")),
      chunk(call(0, "")),
      chunk({}, "tool_calls"),
    ]);
    expect(events.slice(1, -2)).toEqual([
      tool(0, "c0", "a"),
      input(0, '{"a":'),
      input(0, "1}"),
      stop(0),
      tool(1, "c1", "b"),
      input(1, '{"b":'),
      input(1, "2}"),
      stop(1),
      text(2, "Wait."),
      stop(2),
    ]);
  });

  it("gives a tool without input an empty object, so that what is joined is JSON", async () => {
    const events = await eventsOf([chunk(call(0, "", "now")), chunk(call(1, "", "here")), chunk({}, "tool_calls")]);
    expect(events.slice(1, -1)).toEqual([
      tool(0, "c0", "now"),
      input(0, "{}"),
      stop(0),
      tool(1, "c1", "here"),
      input(1, "{}"),
      stop(1),
      { messageStop: { stopReason: "tool_use" } },
    ]);
  });

  it("says that a tool's input is no JSON", async () => {
    const events = await eventsOf([chunk(call(0, '{"a":', "a")), chunk({ content: "Hm." }), chunk({}, "tool_calls")]);
    expect(stopOf(events)).toBe("malformed_tool_use");
    expect(contentOfEvents(events)).toEqual({
      text: "Hm.",
      thought: "",
      tools: [{ id: "c0", name: "a", json: '{"a":' }],
    });
  });

  it("fails where a model goes on with an input that was whole", async () => {
    const chunks = [chunk(call(0, "{}", "a")), chunk({ content: "x" }), chunk(call(0, "{}"))];
    await expect(eventsOf(chunks)).rejects.toMatchObject({ code: "model-error" });
  });

  it.each([
    [
      "Llama's",
      [
        { generation: "Hel", prompt_token_count: 3 },
        { generation: "lo.", stop_reason: "stop", generation_token_count: 2 },
      ],
    ],
    ["OpenAI's", [{ choices: [{ text: "Hel" }] }, { choices: [{ text: "lo.", finish_reason: "stop" }] }]],
  ])("is read in the format of completions, too: %s", async (name, chunks) => {
    const events = await eventsOf(chunks);
    expect(contentOfEvents(events).text).toBe("Hello.");
    expect(stopOf(events)).toBe("end_turn");
    const usage = name === "Llama's" ? { inputTokens: 3, outputTokens: 2, totalTokens: 5 } : undefined;
    expect(events.at(-1)?.metadata?.usage).toEqual(usage);
  });

  it("has the model's own usage, wherever it comes, and what the headers told", async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 };
    const body = chunksOf([chunk({ content: "x" }, "stop"), { choices: [], usage, ...metrics }]);
    const events = await all(chatEvents({ body, performanceConfigLatency: "standard", serviceTier: "flex" }));
    expect(events.at(-1)).toEqual({
      metadata: {
        usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
        metrics: { latencyMs: 60 },
        performanceConfig: { latency: "standard" },
        serviceTier: { type: "flex" },
      },
    });
  });
});

describe("a stream that a guardrail steps into", () => {
  const stepped = { "amazon-bedrock-guardrailAction": "INTERVENED" };
  const trace = { "amazon-bedrock-trace": { guardrail: { input: { g1: {} } } } };

  it("says so, and has the trace", async () => {
    const events = await eventsOf([
      { ...chunk({ content: "Blocked." }), ...stepped },
      { ...metrics, ...stepped, ...trace },
    ]);
    expect(stopOf(events)).toBe("guardrail_intervened");
    expect(events.at(-1)?.metadata?.trace).toEqual({ guardrail: { inputAssessment: { g1: {} } } });
  });

  it("is a cut where Bedrock's last chunk is missing", async () => {
    expect(stopOf(await eventsOf([{ ...chunk({ content: "Blo" }), ...stepped }]))).toBeUndefined();
  });
});

describe("a stream that does not end well", () => {
  it("has no end where the model has given no reason for one", async () => {
    const events = await eventsOf([begin, chunk({ content: "Hel" }), metrics]);
    expect(events).toEqual([start, text(0, "Hel")]);
  });

  it("has no events where there are no chunks", async () => {
    expect(await eventsOf([])).toEqual([]);
    expect(await all(chatEvents({ body: undefined }))).toEqual([]);
  });

  it("fails at a chunk that is no part of an answer, and says what came", async () => {
    await expect(eventsOf([begin, { error: { message: "out of memory" } }])).rejects.toMatchObject({
      code: "model-error",
      message: expect.stringContaining("out of memory"),
    });
  });

  it("throws what the chunks throw, also where they say it as an event", async () => {
    const thrown = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
    async function* failing(): AsyncGenerator<ResponseStream> {
      yield* chunksOf([begin]);
      throw thrown;
    }
    async function* telling(): AsyncGenerator<ResponseStream> {
      yield { throttlingException: thrown } as unknown as ResponseStream; // the class has more members, which nobody reads
    }
    await expect(all(chatEvents({ body: failing() }))).rejects.toBe(thrown);
    await expect(all(chatEvents({ body: telling() }))).rejects.toBe(thrown);
  });

  it("ends the reading of the chunks where nobody reads on", async () => {
    let closed = false;
    async function* source() {
      try {
        yield* chunksOf([begin, chunk({ content: "a" }), chunk({ content: "b" })]);
      } finally {
        closed = true;
      }
    }
    for await (const _ of chatEvents({ body: source() })) break;
    expect(closed).toBe(true);
  });
});
