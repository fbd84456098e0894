import { BedrockTargetError } from "@bedrock-targets/core/target";
import { describe, expect, it } from "vitest";
import { toConverseResponse } from "../../src/converse/converse-response.ts";
import { bytesOf } from "./support.ts";

const replyTo = (json: unknown) => toConverseResponse({ body: bytesOf(json) });
/** A chat answer with this message. */
const saying = (message: object, finish_reason: string | null = "stop", choice: object = {}) => ({
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason, ...choice }],
});
const contentOf = (json: unknown) => replyTo(json).output?.message?.content;
const call = (name: string, args: unknown, id: string | null = "c1") => ({
  id,
  type: "function",
  function: { name, arguments: args },
});

describe("a whole answer", () => {
  it("becomes Converse's output", () => {
    const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
    expect(replyTo({ ...saying({ content: "Hello." }), usage })).toEqual({
      output: { message: { role: "assistant", content: [{ text: "Hello." }] } },
      stopReason: "end_turn",
      usage: { inputTokens: 12, outputTokens: 3, totalTokens: 15 },
      metrics: { latencyMs: undefined },
    });
  });

  it.each([
    ["tags in the content", { content: "<reasoning>Hm. </reasoning><reasoning>Yes.</reasoning>Hello." }],
    ["`reasoning_content`", { content: "Hello.", reasoning_content: "Hm. Yes." }],
    ["`reasoning`", { content: "Hello.", reasoning: "Hm. Yes." }],
  ])("has its thoughts first, from %s", (_, message) => {
    expect(contentOf(saying(message))).toEqual([
      { reasoningContent: { reasoningText: { text: "Hm. Yes." } } },
      { text: "Hello." },
    ]);
  });

  it.each(["Hm", "Hm</reas"])("takes a thought that was cut for a thought: %s", (text) => {
    expect(contentOf(saying({ content: `<reasoning>${text}` }, "length"))).toEqual([
      { reasoningContent: { reasoningText: { text } } },
    ]);
  });

  it("takes a tag behind text for text", () => {
    const quoting = "A tag: <reasoning>x</reasoning>";
    expect(contentOf(saying({ content: quoting }))).toEqual([{ text: quoting }]);
  });

  it("has the uses of tools behind what was said", () => {
    const message = {
      content: "One moment.",
      tool_calls: [call("weather", '{ "city": "Bern" }'), call("time", "", "c2")],
    };
    const reply = replyTo(saying(message, "tool_calls"));
    expect(reply.output?.message?.content).toEqual([
      { text: "One moment." },
      { toolUse: { toolUseId: "c1", name: "weather", input: { city: "Bern" } } },
      { toolUse: { toolUseId: "c2", name: "time", input: {} } },
    ]);
    expect(reply.stopReason).toBe("tool_use");
  });

  it("makes up ids where a server gives none, one for each use", () => {
    const content = contentOf(
      saying({ content: null, tool_calls: [call("a", "{}", null), call("b", "{}", "")] }, "tool_calls"),
    );
    expect(content?.map(({ toolUse }) => toolUse?.toolUseId)).toEqual(["call_0", "call_1"]);
  });

  it("keeps an input that is no JSON as text, and says so", () => {
    const reply = replyTo(saying({ tool_calls: [call("a", '{"x": ')] }, "tool_calls"));
    expect(reply.output?.message?.content).toEqual([{ toolUse: { toolUseId: "c1", name: "a", input: '{"x": ' } }]);
    expect(reply.stopReason).toBe("malformed_tool_use");
  });

  it("takes an input that is no text but the JSON itself", () => {
    const [block] = contentOf(saying({ tool_calls: [call("a", { x: 1 })] }, "tool_calls")) ?? [];
    expect(block?.toolUse?.input).toEqual({ x: 1 });
  });

  it("has what a model says in place of an answer", () => {
    expect(contentOf(saying({ content: null, refusal: "I would rather not." }))).toEqual([
      { text: "I would rather not." },
    ]);
  });

  it("reads content in parts, and no content at all", () => {
    const parts = [
      { type: "text", text: "Hel" },
      { type: "text", text: "lo." },
    ];
    expect(contentOf(saying({ content: parts }))).toEqual([{ text: "Hello." }]);
    expect(contentOf(saying({ content: null }))).toEqual([]);
  });

  it.each([
    [
      "Llama's",
      { generation: "Hello.", stop_reason: "length", prompt_token_count: 4, generation_token_count: 2 },
      "max_tokens",
    ],
    ["Mistral's", { outputs: [{ text: "Hello.", stop_reason: "stop" }] }, "end_turn"],
    ["OpenAI's completions", { choices: [{ text: "Hello.", finish_reason: "length" }] }, "max_tokens"],
  ])("is read in the format of completions, too: %s", (_, json, stopReason) => {
    const reply = replyTo(json);
    expect(reply.output?.message?.content).toEqual([{ text: "Hello." }]);
    expect(reply.stopReason).toBe(stopReason);
    const counted = "generation" in json ? { inputTokens: 4, outputTokens: 2, totalTokens: 6 } : undefined;
    expect(reply.usage).toEqual(counted);
  });
});

describe("why a whole answer ended", () => {
  const one = { tool_calls: [call("a", "{}")] };
  it.each([
    ["stop", {}, {}, "end_turn"],
    ["length", {}, {}, "max_tokens"],
    ["length", one, {}, "max_tokens"],
    ["tool_calls", one, {}, "tool_use"],
    ["stop", one, {}, "tool_use"],
    ["content_filter", {}, {}, "content_filtered"],
    ["stop", {}, { stop_reason: "END" }, "stop_sequence"],
    ["stop", {}, { stop_reason: 200_002 }, "end_turn"],
    ["stop", {}, { stop_reason: "eos_token" }, "end_turn"],
    ["constructor", {}, {}, "constructor"],
    ["meltdown", one, {}, "meltdown"],
    [null, {}, {}, undefined],
    [null, one, {}, "tool_use"],
  ])("%s with %j and %j is %s", (reason, message, choice, stopReason) => {
    expect(replyTo(saying(message, reason, choice)).stopReason).toBe(stopReason);
  });

  it("is a guardrail, where one has stepped in; its trace has Converse's names", () => {
    const topicPolicy = { topics: [{ name: "t", type: "DENY", action: "BLOCKED" }] };
    const guardrail = {
      input: { g1: { topicPolicy } },
      outputs: [{ g1: {} }, { g1: { topicPolicy } }],
      modelOutput: ["x"],
    };
    const reply = replyTo({
      ...saying({ content: "Blocked." }),
      "amazon-bedrock-guardrailAction": "INTERVENED",
      "amazon-bedrock-trace": { guardrail: { ...guardrail, actionReason: "why" } },
    });
    expect(reply.stopReason).toBe("guardrail_intervened");
    expect(reply.trace).toEqual({
      guardrail: {
        inputAssessment: { g1: { topicPolicy } },
        outputAssessments: { g1: [{}, { topicPolicy }] },
        modelOutput: ["x"],
        actionReason: "why",
      },
    });
    expect(replyTo({ ...saying({}), "amazon-bedrock-guardrailAction": "NONE" }).stopReason).toBe("end_turn");
  });
});

describe("what a whole answer used", () => {
  it("is the model's own count, the cached tokens apart", () => {
    const usage = { prompt_tokens: 151, completion_tokens: 61, prompt_tokens_details: { cached_tokens: 64 } };
    expect(replyTo({ ...saying({}), usage }).usage).toEqual({
      inputTokens: 87,
      outputTokens: 61,
      cacheReadInputTokens: 64,
      totalTokens: 212,
    });
  });

  it("is Bedrock's count, where the model has none", () => {
    const metrics = {
      inputTokens: 5,
      outputTokens: 6,
      cacheReadInputTokens: 7,
      cacheWriteInputTokens: 8,
      latencyMs: 90,
    };
    const reply = toConverseResponse({ body: bytesOf(saying({})) }, metrics);
    expect(reply.usage).toEqual({
      inputTokens: 5,
      outputTokens: 6,
      cacheReadInputTokens: 7,
      cacheWriteInputTokens: 8,
      totalTokens: 26,
    });
    expect(reply.metrics).toEqual({ latencyMs: 90 });
  });

  it("comes with what InvokeModel tells of how it was answered", () => {
    const reply = toConverseResponse({
      body: bytesOf(saying({})),
      performanceConfigLatency: "standard",
      serviceTier: "flex",
      $metadata: { httpStatusCode: 200 },
    });
    expect(reply).toMatchObject({
      performanceConfig: { latency: "standard" },
      serviceTier: { type: "flex" },
      $metadata: { httpStatusCode: 200 },
    });
  });
});

describe("what is no answer", () => {
  it.each([
    [{ error: { message: "out of memory" } }, "answered with an error: out of memory."],
    [{ error: "no model" }, "answered with an error: no model."],
    [{ message: "Not today." }, "answered with an error: Not today."],
    [{ results: [], inputTextTokenCount: 1 }, "it has `results`, `inputTextTokenCount`."],
    [{ choices: [] }, "it has `choices`."],
    [{}, "it has no members."],
    [[1], "is a list, not an object."],
    [null, "is null, not an object."],
  ])("is an error that says what came: %j", (json, sentence) => {
    const error = failureOf(bytesOf(json));
    expect(error.code).toBe("model-error");
    expect(error.message).toContain(sentence);
  });

  it("is an error also where it is no JSON", () => {
    const error = failureOf(new TextEncoder().encode(`<html>${"x".repeat(200)}`));
    expect(error.message).toMatch(/is no JSON: it begins with "<html>x{74}"\./);
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });
});

function failureOf(body: Uint8Array): BedrockTargetError {
  try {
    toConverseResponse({ body });
  } catch (error) {
    if (BedrockTargetError.is(error)) return error;
    throw error;
  }
  throw new Error("It was taken for an answer.");
}
