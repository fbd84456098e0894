import { ConverseCommand, type ConverseCommandInput, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hello, post, protocols, type Served, sdkClient, served, targetOf, translation } from "./support.ts";

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server[Symbol.asyncDispose]());

const arn = (resource: string) => `arn:aws:bedrock:us-east-1:123456789012:${resource}`;
const prompt = arn("prompt/TRANSLATE1");
const nova = "amazon.nova-lite-v1:0";
const tool = { toolSpec: { name: "t", inputSchema: { json: {} } } };

const refused: readonly [string, ConverseCommandInput, RegExp][] = [
  [
    "a model that is only available through a profile",
    { modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0", messages: hello },
    /with on-demand throughput isn’t supported.*us\.anthropic\.claude-sonnet/,
  ],
  [
    "an unknown identifier",
    { modelId: "nobody.model-1", messages: hello },
    /^The provided model identifier is invalid\.$/,
  ],
  [
    "a custom model that has a deployment",
    { modelId: arn("custom-model/amazon.nova-micro-v1:0:128k/tickets00001"), messages: hello },
    /custom-model-deployment\/ticketsdep01/,
  ],
  [
    "a custom model without one",
    { modelId: arn("custom-model/meta.llama3-1-8b-instruct-v1:0:128k/invoices0001"), messages: hello },
    /create a deployment/,
  ],
  [
    "an imported model without Converse",
    { modelId: arn("imported-model/classifier01"), messages: hello },
    /^This action doesn't support the model that you provided/,
  ],
  [
    "an embedding model",
    { modelId: "amazon.titan-embed-text-v2:0", messages: hello },
    /^This action doesn't support the model/,
  ],
  ["a prompt without its variables", { modelId: prompt }, /missing: language, message/],
  [
    "a prompt with one variable",
    { modelId: prompt, promptVariables: { language: { text: "x" } } },
    /missing: message$/,
  ],
  ["a prompt with a system text", { modelId: prompt, promptVariables: translation, system: [{ text: "x" }] }, /system/],
  ["a prompt with an empty system", { modelId: prompt, promptVariables: translation, system: [] }, /system/],
  [
    "a prompt with empty settings",
    { modelId: prompt, promptVariables: translation, inferenceConfig: {} },
    /inferenceConfig/,
  ],
  [
    "a prompt with tools",
    { modelId: prompt, promptVariables: translation, toolConfig: { tools: [tool] } },
    /toolConfig/,
  ],
  [
    "a prompt with model fields",
    { modelId: prompt, promptVariables: translation, additionalModelRequestFields: {} },
    /additionalModelRequestFields/,
  ],
  ["no messages", { modelId: nova }, /messages/],
  ["an empty list of messages", { modelId: nova, messages: [] }, /messages/],
  [
    "a first message of the assistant",
    { modelId: nova, messages: [{ role: "assistant", content: [{ text: "x" }] }] },
    /user/,
  ],
  ["a message without content", { modelId: nova, messages: [{ role: "user", content: [] }] }, /messages\.0\.content/],
  [
    "blank text",
    { modelId: nova, messages: [{ role: "user", content: [{ text: " \n" }] }] },
    /messages\.0\.content\.0\.text is blank/,
  ],
  ["no tokens", { modelId: nova, messages: hello, inferenceConfig: { maxTokens: 0 } }, /maxTokens/],
  ["a temperature beyond 1", { modelId: nova, messages: hello, inferenceConfig: { temperature: 1.5 } }, /temperature/],
  ["an empty list of tools", { modelId: nova, messages: hello, toolConfig: { tools: [] } }, /tools/],
  [
    "a schema that is not JSON",
    {
      modelId: nova,
      messages: hello,
      outputConfig: { textFormat: { type: "json_schema", structure: { jsonSchema: { schema: "{" } } } },
    },
    /schema that is not valid JSON/,
  ],
  [
    "a demanded tool that is not there",
    { modelId: nova, messages: hello, toolConfig: { tools: [tool], toolChoice: { tool: { name: "other" } } } },
    /the tool other/,
  ],
];

describe.each(protocols)("the AWS SDK over $protocol", ({ config }) => {
  it.each(refused)("sees a ValidationException for %s", async (_, input, message) => {
    const client = sdkClient(server.url, config());
    // The two inputs differ in guardrailConfig only, which none of these has.
    const { guardrailConfig: __, ...streamed } = input;
    const sends = [
      () => client.send(new ConverseCommand(input)),
      () => client.send(new ConverseStreamCommand(streamed)),
    ];
    for (const send of sends) {
      const error = await send().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        name: "ValidationException",
        message: expect.stringMatching(message),
        $metadata: { httpStatusCode: 400, requestId: server.emulator.calls.at(-1)?.requestId },
      });
    }
    client.destroy();
  });
});

describe("an error on the wire", () => {
  it("is plain JSON with AWS's headers, for a stream operation too", async () => {
    const response = await server.emulator.fetch(post("/model/nobody/converse-stream", { messages: hello }));
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe(
      "ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/",
    );
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.text()).toBe('{"message":"The provided model identifier is invalid."}');
    expect(server.emulator.calls.at(-1)).toMatchObject({ streamed: false, status: 400 });
  });

  it.each([
    ["text that is no JSON", "{"],
    ["a list", "[]"],
    ["messages that are no list", '{"messages":"Hello"}'],
    ["variables that are no object", '{"promptVariables":[]}'],
    ["settings that are no object", '{"messages":[{"role":"user","content":[{"text":"x"}]}],"inferenceConfig":[]}'],
  ])("is a SerializationException for %s", async (_, body) => {
    const response = await server.emulator.fetch(post(`/model/${targetOf(server.emulator, "base")}/converse`, body));
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toMatch(/^SerializationException:/);
  });
});
