import {
  BedrockRuntimeClient,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import type { Message } from "@bedrock-targets/core";
import { shapeInvoke } from "@bedrock-targets/core/shape";
import type { BoundTarget } from "@bedrock-targets/core/target";
import { createEmulator } from "@bedrock-targets/emulator";
import { imported } from "@bedrock-targets/imported";
import { afterAll, describe, expect, it } from "vitest";
import { chatEvents } from "../../src/converse/chat-events.ts";
import { toChatRequest } from "../../src/converse/chat-request.ts";
import { toConverseResponse } from "../../src/converse/converse-response.ts";
import { all, type Content, type Conversation, contentOfEvents, contentOfReply, stopOf, target } from "./support.ts";

/** An imported model with tools, and without Converse. */
const assistant: BoundTarget = imported("arn:aws:bedrock:us-east-1:123456789012:imported-model/assistant001");
/** A model with tools that thinks aloud, in the same format; it stands in for an imported one of its family. */
const thinking: BoundTarget = { ...target, modelId: "openai.gpt-oss-20b-1:0" };

const emulator = createEmulator({ models: [{ modelId: thinking.modelId, thinks: true }] });
const { url, close } = await emulator.listen();
const sdk = new BedrockRuntimeClient({
  region: "us-east-1",
  endpoint: url,
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
  maxAttempts: 1,
});
afterAll(async () => {
  sdk.destroy();
  await close();
});

const inputFor = (conversation: Conversation, to: BoundTarget) =>
  shapeInvoke(toChatRequest({ modelId: to.modelId, ...conversation }, { architecture: "gpt_oss" }, to), to);

const conversed = async (conversation: Conversation, to: BoundTarget) =>
  toConverseResponse(await sdk.send(new InvokeModelCommand(inputFor(conversation, to))));

const streamed = async (conversation: Conversation, to: BoundTarget) =>
  all(chatEvents(await sdk.send(new InvokeModelWithResponseStreamCommand(inputFor(conversation, to)))));

const asked: Conversation = {
  messages: [{ role: "user", content: [{ text: "What is the weather in Bern?" }] }],
  system: [{ text: "Be brief." }],
  inferenceConfig: { maxTokens: 200, temperature: 0, stopSequences: ["END"] },
};
const inputSchema = { json: { type: "object", properties: { city: { type: "string" } }, required: ["city"] } };
const toolConfig: Conversation["toolConfig"] = { tools: [{ toolSpec: { name: "weather", inputSchema } }] };

describe("through InvokeModel of the AWS SDK", () => {
  it.each([
    ["an imported model without Converse", target, asked],
    ["an imported model with tools", assistant, { ...asked, toolConfig }],
    ["a model that thinks aloud", thinking, asked],
    ["a model that thinks aloud and has tools", thinking, { ...asked, toolConfig }],
    ["an answer that is cut short", thinking, { ...asked, inferenceConfig: { maxTokens: 30 } }],
  ] as const)("says the same whole and streamed: %s", async (_, to, conversation) => {
    const reply = await conversed(conversation, to);
    const events = await streamed(conversation, to);
    const content = contentOfReply(reply);
    expect(contentOfEvents(events)).toEqual(content);
    expect(content.thought !== "").toBe(to === thinking);
    expect(content.tools.length).toBe("toolConfig" in conversation ? 1 : 0);
    expect(stopOf(events)).toBe(reply.stopReason);
    expect(reply.stopReason).toBe(stopFor(content, conversation));
    expect(events.at(-1)?.metadata).toMatchObject({ usage: reply.usage, metrics: { latencyMs: expect.any(Number) } });
  });

  it("goes on with the tool's result, and what was thought before it", async () => {
    const first = await conversed({ ...asked, toolConfig }, thinking);
    const turn: Message = { role: "assistant", content: first.output?.message?.content };
    const { id = "" } = contentOfReply(first).tools[0] ?? {};
    const toolResult = { toolUseId: id, content: [{ json: { celsius: 13 } }] };
    const result: Message = { role: "user", content: [{ toolResult }] };
    const messages = [...(asked.messages ?? []), turn, result];
    const second = await conversed({ ...asked, messages, toolConfig }, thinking);
    expect(second.stopReason).toBe("end_turn");
    expect(contentOfReply(second).text).toContain('{"celsius":13}');
    expect(emulator.calls.at(-1)?.body).toMatchObject({
      messages: [
        { role: "system" },
        { role: "user" },
        { role: "assistant", reasoning_content: expect.any(String), tool_calls: [{ id }] },
        { role: "tool", tool_call_id: id },
      ],
    });
  });
});

function stopFor({ tools }: Content, { inferenceConfig }: Conversation): string {
  if (inferenceConfig?.maxTokens === 30) return "max_tokens";
  return tools.length > 0 ? "tool_use" : "end_turn";
}
