import {
  ConverseCommand,
  type ConverseCommandInput,
  CountTokensCommand,
  type CountTokensCommandInput,
  InvokeModelCommand,
  type Message,
} from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomBelow } from "../src/wire/random.ts";
import { arn } from "./control/support.ts";
import { hello, post, type Served, sdkClient, served } from "./support.ts";

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server[Symbol.asyncDispose]());

const lite = "amazon.nova-lite-v1:0";
const tool = { toolSpec: { name: "look", description: "Looks around", inputSchema: { json: { type: "object" } } } };

const count = async (modelId: string, input: CountTokensCommandInput["input"]) => {
  const client = sdkClient(server.url);
  const { inputTokens } = await client.send(new CountTokensCommand({ modelId, input }));
  client.destroy();
  return inputTokens;
};

const converse = async (input: ConverseCommandInput) => {
  const client = sdkClient(server.url);
  const { usage } = await client.send(new ConverseCommand(input));
  client.destroy();
  return usage;
};

/** A conversation of any length, in any letters. */
const conversation = (seed: number): Omit<ConverseCommandInput, "modelId"> => {
  const random = randomBelow(seed);
  const text = () => "Wörter, und 👋 noch mehr. ".repeat(1 + random(9)).slice(random(5));
  const messages: Message[] = [{ role: "user", content: [{ text: text() }] }];
  for (let turns = random(3); turns > 0; turns -= 1) {
    messages.push({ role: "assistant", content: [{ text: text() }] }, { role: "user", content: [{ text: text() }] });
  }
  return {
    messages,
    ...(random(2) && { system: [{ text: text() }] }),
    ...(random(2) && { toolConfig: { tools: [tool] } }),
  };
};

describe("CountTokens", () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))("counts what Converse counts as input (%i)", async (seed) => {
    const request = conversation(seed);
    expect(await count(lite, { converse: request })).toBe((await converse({ modelId: lite, ...request }))?.inputTokens);
  });

  it("counts the cached part, which Converse counts apart", async () => {
    const content = [
      { text: "a long text ".repeat(50) },
      { cachePoint: { type: "default" as const } },
      { text: "Hello" },
    ];
    const messages: Message[] = [{ role: "user", content }];
    const usage = await converse({ modelId: lite, messages });
    expect(usage?.cacheWriteInputTokens).toBeGreaterThan(0);
    const whole = (usage?.inputTokens ?? 0) + (usage?.cacheWriteInputTokens ?? 0);
    expect(await count(lite, { converse: { messages } })).toBe(whole);
  });

  it("counts a body of InvokeModel like its header does, by the ARN as well", async () => {
    const modelId = "anthropic.claude-3-haiku-20240307-v1:0";
    const body = JSON.stringify({
      anthropic_version: "bedrock-2023-05-31",
      max_tokens: 9,
      messages: [{ role: "user", content: "Hello, wörld" }],
    });
    const client = sdkClient(server.url);
    const command = new InvokeModelCommand({ modelId, body, contentType: "application/json" });
    command.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        // What a middleware of this step gets is an HTTP response; its type does not say so.
        header = (result.response as { headers: Record<string, string> }).headers["x-amzn-bedrock-input-token-count"];
        return result;
      },
      { step: "deserialize", priority: "low" },
    );
    let header: string | undefined;
    await client.send(command);
    client.destroy();
    const input = { invokeModel: { body: new TextEncoder().encode(body) } };
    expect(await count(modelId, input)).toBe(Number(header));
    expect(await count(`arn:aws:bedrock:us-east-1::foundation-model/${modelId}`, input)).toBe(Number(header));
  });

  it("answers with the count alone, and is on record", async () => {
    const path = `/model/${encodeURIComponent(lite)}/count-tokens`;
    const response = await server.emulator.fetch(post(path, { input: { converse: { messages: hello } } }));
    expect(await response.json()).toEqual({ inputTokens: 2 });
    expect(server.emulator.calls.at(-1)).toMatchObject({ operation: "CountTokens", modelId: lite, status: 200 });
  });

  it.each([
    `us.${lite}`,
    arn(`inference-profile/us.${lite}`),
    arn("application-inference-profile/chatbot00001"),
    arn("prompt/TRANSLATE1"),
    arn("provisioned-model/capacity0001"),
    arn("custom-model-deployment/ticketsdep01"),
    arn("imported-model/summaries001"),
    "anthropic.claude-sonnet-4-5-20250929-v1:0",
    "amazon.titan-embed-text-v2:0",
  ])("is refused for %s", async (modelId) => {
    await expect(count(modelId, { converse: { messages: hello } })).rejects.toMatchObject({
      name: "ValidationException",
      message: "The provided model doesn't support counting tokens.",
    });
  });

  it.each([
    ["no input", {}, /either converse or invokeModel/],
    ["both inputs", { input: { converse: {}, invokeModel: { body: "e30=" } } }, /either converse or invokeModel/],
    ["no messages", { input: { converse: {} } }, /no messages/],
    ["a body that is no base64", { input: { invokeModel: { body: "§" } } }, /Malformed input request.*base64/],
    [
      "a body of another vendor",
      { input: { invokeModel: { body: btoa('{"prompt":"x"}') } } },
      /Malformed input request/,
    ],
    ["no JSON", "no JSON", /not valid JSON/],
  ])("refuses %s", async (_, body, message) => {
    const response = await server.emulator.fetch(post(`/model/${encodeURIComponent(lite)}/count-tokens`, body));
    expect(response.status).toBe(400);
    expect((await response.json()).message).toMatch(message);
  });

  it("of an unknown identifier is an error like any other", async () => {
    await expect(count("nobody.model-1", { converse: { messages: hello } })).rejects.toThrow(/identifier is invalid/);
  });
});
