import { shapeInvoke } from "@bedrock-targets/core/shape";
import { describe, expect, it } from "vitest";
import { type Conversation, target, translated } from "./support.ts";

const messages: Conversation["messages"] = [{ role: "user", content: [{ text: "Hi" }] }];
const asked = (conversation: Conversation, architecture?: string) =>
  translated({ messages, ...conversation }, architecture);
const said = [{ role: "user", content: "Hi" }];

describe("the request", () => {
  it("has the sampling parameters under the chat format's names", () => {
    const inferenceConfig = { maxTokens: 10, temperature: 0, topP: 0.5, stopSequences: ["END"] };
    expect(asked({ inferenceConfig }).body).toEqual({
      messages: said,
      max_tokens: 10,
      temperature: 0,
      top_p: 0.5,
      stop: ["END"],
    });
    expect(asked({ inferenceConfig: { maxTokens: 10 } }).body).toEqual({ messages: said, max_tokens: 10 });
  });

  it("has the tools, and the choice among them", () => {
    const inputSchema = { json: { type: "object", properties: { city: { type: "string" } } } };
    const tools = [
      { toolSpec: { name: "weather", description: "Tells the weather.", inputSchema, strict: true } },
      { toolSpec: { name: "time", inputSchema: { json: {} } } },
    ];
    expect(asked({ toolConfig: { tools, toolChoice: { auto: {} } } }, "gpt_oss").body).toEqual({
      messages: said,
      tools: [
        {
          type: "function",
          function: { name: "weather", description: "Tells the weather.", parameters: inputSchema.json, strict: true },
        },
        { type: "function", function: { name: "time", parameters: {} } },
      ],
      tool_choice: "auto",
    });
    const choice = (toolChoice: NonNullable<Conversation["toolConfig"]>["toolChoice"]) =>
      asked({ toolConfig: { tools, toolChoice } }).body.tool_choice;
    expect(choice({ any: {} })).toBe("required");
    expect(choice({ tool: { name: "time" } })).toEqual({ type: "function", function: { name: "time" } });
    expect(choice(undefined)).toBeUndefined();
  });

  it("has the form of the reply, and how hard to think", () => {
    const schema = { type: "object" };
    const jsonSchema = { schema: JSON.stringify(schema), name: "car", description: "A car." };
    const config = (definition: { schema: string; name?: string }): Conversation => ({
      outputConfig: { textFormat: { type: "json_schema", structure: { jsonSchema: definition } }, effort: "low" },
    });
    expect(asked(config(jsonSchema)).body).toEqual({
      messages: said,
      response_format: { type: "json_schema", json_schema: { name: "car", description: "A car.", schema } },
      reasoning_effort: "low",
    });
    expect(asked(config({ schema: "true" })).body.response_format).toEqual({
      type: "json_schema",
      json_schema: { name: "reply", schema: true },
    });
  });

  it("has the model's own parameters as further members", () => {
    const additionalModelRequestFields = { top_k: 5, structured_outputs: { choice: ["yes", "no"] } };
    expect(asked({ additionalModelRequestFields, inferenceConfig: { topP: 1 } }).body).toEqual({
      messages: said,
      top_p: 1,
      ...additionalModelRequestFields,
    });
  });

  it("has as InvokeModel's own members what InvokeModel carries itself", () => {
    const { body, ...members } = asked({
      guardrailConfig: { guardrailIdentifier: "g1", guardrailVersion: "2", trace: "enabled_full" },
      performanceConfig: { latency: "optimized" },
      serviceTier: { type: "flex" },
      requestMetadata: { team: "Zürich 🏔" },
    });
    expect(members).toEqual({
      guardrailIdentifier: "g1",
      guardrailVersion: "2",
      trace: "ENABLED_FULL",
      performanceConfigLatency: "optimized",
      serviceTier: "flex",
      requestMetadata: expect.stringMatching(/^[\x20-\x7e]+$/),
    });
    expect(JSON.parse(members.requestMetadata ?? "")).toEqual({ team: "Zürich 🏔" });
    expect(body).toEqual({ messages: said });
  });

  it.each([
    ["async", "ASYNCHRONOUS"],
    ["sync", "SYNCHRONOUS"],
  ] as const)("says in the body that a guardrail examines a stream in the mode %s", (streamProcessingMode, mode) => {
    const { body } = asked({ guardrailConfig: { guardrailIdentifier: "g1", streamProcessingMode } });
    expect(body["amazon-bedrock-guardrailConfig"]).toEqual({ streamProcessingMode: mode });
  });

  it("fits `shapeInvoke`, which makes InvokeModel's input of it", () => {
    const input = shapeInvoke(asked({ requestMetadata: { city: "Zürich" }, serviceTier: { type: "default" } }), target);
    expect(input).toEqual({
      modelId: target.modelId,
      body: JSON.stringify({ messages: said }),
      contentType: "application/json",
      accept: "application/json",
      serviceTier: "default",
      requestMetadata: '{"city":"Z\\u00fcrich"}',
    });
  });

  it("changes nothing that it was given", () => {
    const conversation: Conversation = { messages, additionalModelRequestFields: { top_k: 5 } };
    const before = structuredClone(conversation);
    const { body } = translated(conversation);
    body.top_k = 6;
    expect(conversation).toEqual(before);
  });
});
