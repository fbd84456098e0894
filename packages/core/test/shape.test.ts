import { describe, expect, it } from "vitest";
import { shapeConverse } from "../src/index.ts";
import { converse, modelId, refusal, targetWith } from "./shape-support.ts";

const hello = [{ role: "user", content: [{ text: "Hello" }] }];

describe("shapeConverse", () => {
  it("turns strings into a message and a system block", () => {
    expect(converse({ messages: "Hello", system: "Be brief" })).toEqual({
      modelId,
      messages: hello,
      system: [{ text: "Be brief" }],
    });
  });

  it("writes every field of the service under its own name", () => {
    const request = {
      messages: hello,
      system: [{ text: "s" }],
      inferenceConfig: { maxTokens: 1, temperature: 0, topP: 0.5, stopSequences: ["x"] },
      toolConfig: { tools: [{ toolSpec: { name: "t", inputSchema: { json: {} } } }], toolChoice: { auto: {} } },
      guardrailConfig: { guardrailIdentifier: "g", guardrailVersion: "1", trace: "enabled" },
      additionalModelRequestFields: { top_k: 5 },
      additionalModelResponseFieldPaths: ["/x"],
      requestMetadata: { a: "b" },
      performanceConfig: { latency: "optimized" },
      serviceTier: { type: "flex" },
      outputConfig: { effort: "low" },
    };
    expect(converse(request)).toEqual({ modelId, ...request });
  });

  it.each([
    ["system", []],
    ["system", ""],
    ["inferenceConfig", {}],
    ["inferenceConfig", { stopSequences: [] }],
    ["toolConfig", { tools: [] }],
    ["additionalModelRequestFields", {}],
    ["requestMetadata", {}],
    ["guardrailConfig", undefined],
    ["outputConfig", null],
  ])("leaves out %s when it is %o", (field, value) => {
    expect(converse({ messages: "Hello", [field]: value })).toEqual({ modelId, messages: hello });
  });

  it("keeps what is empty inside of messages, tool schemas and toolChoice", () => {
    const messages = [{ role: "user", content: [{ toolResult: { toolUseId: "1", content: [] } }] }];
    const toolConfig = { tools: [{ toolSpec: { name: "t", inputSchema: { json: {} } } }], toolChoice: { any: {} } };
    expect(converse({ messages, toolConfig })).toEqual({ modelId, messages, toolConfig });
  });

  it("keeps zeros and false", () => {
    expect(converse({ messages: "x", inferenceConfig: { temperature: 0 } }).inferenceConfig).toEqual({
      temperature: 0,
    });
    expect(converse({ messages: "x", additionalModelRequestFields: false }).additionalModelRequestFields).toBe(false);
  });

  it("does not change what it was given, and hands out none of its containers as its own", () => {
    const request = { messages: hello, inferenceConfig: { maxTokens: 5, stopSequences: [] } };
    const before = structuredClone(request);
    const input = converse(request);
    expect(request).toEqual(before);
    expect(input.inferenceConfig).not.toBe(request.inferenceConfig);
  });

  it("refuses a field by the rules, with its reason, unless it is empty", () => {
    const rules = { refuses: { system: "it has a system text of its own" } };
    const error = refusal(() => converse({ messages: "x", system: "y" }, rules));
    expect(error).toMatchObject({
      code: "invalid-request",
      message: expect.stringMatching(/`system`.*it has a system text of its own/),
    });
    expect(converse({ messages: "x", system: [] }, rules)).not.toHaveProperty("system");
  });

  it.each(["variables", "promptVariables"])("refuses `%s` where the rules do not take it", (field) => {
    const error = refusal(() => converse({ messages: "x", [field]: { a: "b" } }));
    expect(error.message).toMatch(/only a stored prompt/);
  });

  it("needs messages, unless the rules say otherwise", () => {
    for (const messages of [undefined, null, [], ""])
      expect(refusal(() => converse({ messages })).message).toMatch(/`messages`/);
    expect(converse({}, { messages: "optional" })).toEqual({ modelId });
  });

  it("has `streamProcessingMode` for streams only", () => {
    const request = { messages: "x", guardrailConfig: { streamProcessingMode: "async" } } as const;
    expect(shapeConverse(request, targetWith(), "converseStream").guardrailConfig).toEqual(request.guardrailConfig);
    expect(refusal(() => shapeConverse(request, targetWith(), "converse")).message).toMatch(/streamProcessingMode/);
  });

  it.each<[what: string, request: unknown, message: RegExp]>([
    ["a request that is text", "Hello", /messages/],
    ["no request", undefined, /undefined/],
    ["a request that is a list", [], /list/],
    ["a field of another API", { messages: "x", temperature: 1 }, /`inferenceConfig`/],
    ["a misspelt field", { messages: "x", sytem: "y" }, /spelling/],
    ["a modelId among the fields", { messages: "x", modelId: "y" }, /first argument/],
    [
      "a member that the SDK would drop",
      { messages: "x", inferenceConfig: { topK: 5 } },
      /additionalModelRequestFields/,
    ],
    ["messages that are a number", { messages: 7 }, /`messages` is a number/],
    ["a message that is null", { messages: [null] }, /messages\[0\]/],
    ["content that is text", { messages: [{ role: "user", content: "Hello" }] }, /\[\{ text/],
    ["a role that does not exist", { messages: [{ role: "tool", content: [] }] }, /role/],
    [
      "a block in Anthropic's form",
      { messages: [{ role: "user", content: [{ type: "text", text: "x" }] }] },
      /`messages\[0\]\.content\[0\]\.type`/,
    ],
    ["a block with two members", { messages: [{ role: "user", content: [{ text: "x", image: {} }] }] }, /exactly one/],
    ["an empty block", { messages: [{ role: "user", content: [{}] }] }, /no members/],
    ["a tool in Anthropic's form", { messages: "x", toolConfig: { tools: [{ name: "t" }] } }, /toolSpec/],
    ["tools that are no list", { messages: "x", toolConfig: { tools: { a: 1 } } }, /`toolConfig\.tools` is an object/],
    ["a toolChoice in Anthropic's form", { messages: "x", toolConfig: { toolChoice: { type: "auto" } } }, /toolChoice/],
    ["a structure that is text", { messages: "x", inferenceConfig: "y" }, /`inferenceConfig` is a string/],
  ])("refuses %s", (_what, request, message) => {
    const error = refusal(() => converse(request));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toMatch(message);
    expect(error.advice).not.toBe("");
  });
});
