import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isObject, type JsonObject, listOf, objectOf, textOf } from "../src/wire/json.ts";
import { all, hello, post, protocols, type Served, sdkClient, served } from "./support.ts";

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server[Symbol.asyncDispose]());

const arn = (resource: string) => `arn:aws:bedrock:us-east-1:123456789012:${resource}`;

interface Vendor {
  readonly vendor: string;
  readonly modelId: string;
  readonly body: JsonObject;
  /** The text in a whole answer, and in one chunk. */
  readonly text: (body: JsonObject) => string;
  readonly piece: (chunk: JsonObject) => string;
}

const claudeBody = {
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 200,
  messages: [{ role: "user", content: "Hello" }],
};
const chatBody = { messages: [{ role: "user", content: "Hello" }], max_tokens: 200 };
const first = (list: unknown) => objectOf(listOf(list)[0]);

const claude = {
  body: claudeBody,
  text: (body: JsonObject) => textOf(first(body.content).text) ?? "",
  piece: (chunk: JsonObject) => textOf(objectOf(chunk.delta).text) ?? "",
};
const nova = {
  body: { messages: hello, inferenceConfig: { max_new_tokens: 200 } },
  text: (body: JsonObject) => textOf(first(objectOf(objectOf(body.output).message).content).text) ?? "",
  piece: (chunk: JsonObject) => textOf(objectOf(objectOf(chunk.contentBlockDelta).delta).text) ?? "",
};
const chat = {
  body: chatBody,
  text: (body: JsonObject) => textOf(objectOf(first(body.choices).message).content) ?? "",
  piece: (chunk: JsonObject) => textOf(objectOf(first(chunk.choices).delta).content) ?? "",
};
const llama = {
  body: { prompt: "Hello", max_gen_len: 200 },
  text: (body: JsonObject) => textOf(body.generation) ?? "",
  piece: (chunk: JsonObject) => textOf(chunk.generation) ?? "",
};

const vendors: readonly Vendor[] = [
  { vendor: "Anthropic", modelId: "anthropic.claude-3-haiku-20240307-v1:0", ...claude },
  { vendor: "Anthropic, through a profile", modelId: "us.anthropic.claude-sonnet-4-5-20250929-v1:0", ...claude },
  { vendor: "Anthropic, provisioned", modelId: arn("provisioned-model/capacity0001"), ...claude },
  { vendor: "Amazon Nova", modelId: "amazon.nova-lite-v1:0", ...nova },
  { vendor: "Amazon Nova, application profile", modelId: arn("application-inference-profile/chatbot00001"), ...nova },
  { vendor: "Amazon Nova, custom deployment", modelId: arn("custom-model-deployment/ticketsdep01"), ...nova },
  { vendor: "Amazon Nova, router", modelId: arn("prompt-router/novarouter01"), ...nova },
  { vendor: "Meta Llama", modelId: "meta.llama3-1-8b-instruct-v1:0", ...llama },
  { vendor: "an imported model", modelId: arn("imported-model/summaries001"), ...chat },
  { vendor: "an imported model without Converse", modelId: arn("imported-model/classifier01"), ...chat },
  { vendor: "an imported model of GPT-OSS", modelId: arn("imported-model/assistant001"), ...chat },
  { vendor: "an imported model, as a completion", modelId: arn("imported-model/summaries001"), ...llama },
  { vendor: "an endpoint", modelId: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support", ...chat },
];

const parse = (bytes: Uint8Array | undefined): JsonObject => objectOf(JSON.parse(new TextDecoder().decode(bytes)));

describe.each(protocols)("InvokeModel over $protocol", ({ config }) => {
  it.each(vendors)("$vendor answers its own body, plain and streamed", async ({ modelId, body, text, piece }) => {
    const client = sdkClient(server.url, config());
    const input = { modelId, body: JSON.stringify(body), contentType: "application/json" };
    const reply = parse((await client.send(new InvokeModelCommand(input))).body);
    const stream = await client.send(new InvokeModelWithResponseStreamCommand(input));
    const chunks = (await all(stream.body)).map(({ chunk }) => parse(chunk?.bytes));
    client.destroy();

    expect(text(reply)).toContain("Hello");
    expect(chunks.map(piece).join("")).toBe(text(reply));
    expect(stream.contentType).toBe("application/json");
    expect(objectOf(chunks.at(-1)?.["amazon-bedrock-invocationMetrics"])).toMatchObject({
      inputTokenCount: 2,
      outputTokenCount: expect.any(Number),
      invocationLatency: expect.any(Number),
      firstByteLatency: expect.any(Number),
    });
  });
});

const invoke = async (modelId: string, body: unknown, action = "invoke") => {
  const response = await server.emulator.fetch(post(`/model/${encodeURIComponent(modelId)}/${action}`, body));
  return {
    response,
    json: objectOf(response.headers.get("content-type") === "application/json" ? await response.json() : {}),
  };
};

describe("the answers of InvokeModel", () => {
  it("have the counts in headers", async () => {
    const { response } = await invoke("amazon.nova-lite-v1:0", nova.body);
    const headers = Object.fromEntries([...response.headers].filter(([name]) => name.startsWith("x-amzn-bedrock")));
    expect(headers).toEqual({
      "x-amzn-bedrock-input-token-count": "2",
      "x-amzn-bedrock-output-token-count": expect.stringMatching(/^\d+$/),
      "x-amzn-bedrock-cache-read-input-token-count": "0",
      "x-amzn-bedrock-cache-write-input-token-count": "0",
      "x-amzn-bedrock-invocation-latency": expect.stringMatching(/^\d+$/),
    });
  });

  it("are Anthropic's message: identity, stop reason and usage", async () => {
    const { json } = await invoke("anthropic.claude-3-haiku-20240307-v1:0", { ...claudeBody, max_tokens: 3 });
    expect(json).toEqual({
      id: expect.stringMatching(/^msg_bdrk_01\w{22}$/),
      type: "message",
      role: "assistant",
      model: "claude-3-haiku-20240307",
      content: [{ type: "text", text: expect.stringContaining("Hello") }],
      stop_reason: "max_tokens",
      stop_sequence: null,
      stop_details: null,
      usage: {
        input_tokens: 2,
        output_tokens: 3,
        output_tokens_details: { thinking_tokens: 0 },
        service_tier: "standard",
      },
    });
  });

  it("are Anthropic's thinking and tool use", async () => {
    const tools = [{ name: "look", input_schema: { type: "object", properties: { where: { type: "string" } } } }];
    const body = { ...claudeBody, max_tokens: 2000, thinking: { type: "enabled", budget_tokens: 1024 }, tools };
    const { json } = await invoke("anthropic.claude-3-haiku-20240307-v1:0", body);
    expect(listOf(json.content)).toMatchObject([
      { type: "thinking", thinking: expect.stringContaining("Hello"), signature: expect.any(String) },
      { type: "tool_use", name: "look", input: { where: "Hello" } },
    ]);
    expect(json.stop_reason).toBe("tool_use");
  });

  it.each(["summaries001", "assistant001"])(
    "are a tool call and the answer to its result in OpenAI's chat (%s)",
    async (id) => {
      const modelId = arn(`imported-model/${id}`);
      const tools = [{ type: "function", function: { name: "look", parameters: { properties: { where: {} } } } }];
      const calling = await invoke(modelId, { ...chatBody, tools });
      expect(first(calling.json.choices)).toMatchObject({
        finish_reason: "tool_calls",
        message: { content: null, tool_calls: [{ function: { name: "look", arguments: '{"where":"Hello"}' } }] },
      });
      const messages = [...chatBody.messages, { role: "tool", tool_call_id: "1", content: "behind you" }];
      expect(chat.text((await invoke(modelId, { ...chatBody, tools, messages })).json)).toContain("behind you");
    },
  );

  it("read the user's text out of Llama's chat template", async () => {
    const prompt =
      "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n";
    const { json } = await invoke("meta.llama3-1-8b-instruct-v1:0", { prompt, max_gen_len: 4 });
    expect(json.generation).toMatch(/^“Hello”/);
    expect(json.stop_reason).toBe("length");
  });

  it("are a vector of the asked length for an embedding model, which does not stream", async () => {
    const body = { inputText: "Hello", dimensions: 256 };
    const { json, response } = await invoke("amazon.titan-embed-text-v2:0", body);
    const vector = listOf(json.embedding).map(Number);
    expect(vector).toHaveLength(256);
    expect(Math.hypot(...vector)).toBeCloseTo(1);
    expect(response.headers.has("x-amzn-bedrock-output-token-count")).toBe(false);
    expect((await invoke("amazon.titan-embed-text-v2:0", body)).json).toEqual(json);
    expect((await invoke("amazon.titan-embed-text-v2:0", body, "invoke-with-response-stream")).response.status).toBe(
      400,
    );
  });
});

describe("a body that a model cannot read", () => {
  it.each([
    ["text that is no JSON", "amazon.nova-lite-v1:0", "Hello"],
    ["a list", "amazon.nova-lite-v1:0", "[]"],
    ["an empty body", "amazon.nova-lite-v1:0", ""],
    ["no messages", "amazon.nova-lite-v1:0", {}],
    ["another vendor's body", "anthropic.claude-3-haiku-20240307-v1:0", llama.body],
    ["no limit", "anthropic.claude-3-haiku-20240307-v1:0", { ...claudeBody, max_tokens: undefined }],
    ["no prompt", "meta.llama3-1-8b-instruct-v1:0", claudeBody],
    ["no text to embed", "amazon.titan-embed-text-v2:0", { inputText: "" }],
    ["an impossible length of vector", "amazon.titan-embed-text-v2:0", { inputText: "x", dimensions: 3 }],
  ])("is a ValidationException: %s", async (_, modelId, body) => {
    const { response, json } = await invoke(modelId, body);
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toMatch(/^ValidationException:/);
    expect(json.message).toMatch(/^Malformed input request: .*, please reformat your input and try again\.$/);
  });

  it("is ignored for a stored prompt, whose variables have no place in InvokeModel", async () => {
    const { response, json } = await invoke(arn("prompt/TRANSLATE1"), "ignored");
    expect(response.status).toBe(400);
    expect(json.message).toContain("missing: language, message");
  });

  it("is refused for a model that needs a profile, and for an artifact, before it is read", async () => {
    const needsProfile = await invoke("anthropic.claude-sonnet-4-5-20250929-v1:0", claudeBody);
    expect(needsProfile.json.message).toContain("with on-demand throughput isn’t supported");
    const artifact = await invoke(arn("custom-model/amazon.nova-micro-v1:0:128k/tickets00001"), nova.body);
    expect(isObject(artifact.json) && artifact.json.message).toContain("custom-model-deployment/ticketsdep01");
  });
});
