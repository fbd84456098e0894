import {
  type BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type DocumentSource,
} from "@aws-sdk/client-bedrock-runtime";
import { afterAll, describe, expect, it } from "vitest";
import { all, hello, sdkClient, served } from "./support.ts";

const claude = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const nova = "amazon.nova-lite-v1:0";
const thinker = "openai.gpt-oss-20b-1:0";

const server = await served({ models: [{ modelId: thinker, thinks: true }] });
const client: BedrockRuntimeClient = sdkClient(server.url);
afterAll(async () => {
  client.destroy();
  await server[Symbol.asyncDispose]();
});

const converse = (input: ConverseCommandInput) => client.send(new ConverseCommand(input));
const contentOf = async (input: ConverseCommandInput) => (await converse(input)).output?.message?.content ?? [];
const eventsOf = async ({ guardrailConfig: _, ...input }: ConverseCommandInput) =>
  all((await client.send(new ConverseStreamCommand(input))).stream);
const say = (...content: NonNullable<ConverseCommandInput["messages"]>[number]["content"] & object) => [
  { role: "user" as const, content },
];

const tool = { toolSpec: { name: "look", inputSchema: { json: { type: "object" } } } };
const asking = { messages: hello, toolConfig: { tools: [tool] } };

describe("reasoning", () => {
  const thinking = { thinking: { type: "enabled", budget_tokens: 1024 } };

  it("comes unasked from a model that always thinks, and is not signed", async () => {
    const [first, second] = await contentOf({ modelId: thinker, messages: hello });
    expect(first?.reasoningContent?.reasoningText).toEqual({ text: expect.stringContaining("Hello") });
    expect(second?.text).toContain("Hello");
  });

  it("is asked for by an effort too, and by the word", async () => {
    const asked = { modelId: nova, messages: hello, additionalModelRequestFields: { reasoning_config: "high" } };
    expect((await contentOf(asked))[0]?.reasoningContent?.reasoningText?.text).toContain("Hello");
  });

  it("does not come again behind a tool's result", async () => {
    const use = { toolUse: { toolUseId: "use1", name: "look", input: {} } };
    const result = { toolResult: { toolUseId: "use1", content: [{ text: "Nothing." }] } };
    const messages = [...hello, { role: "assistant" as const, content: [use] }, ...say(result)];
    const content = await contentOf({ ...asking, modelId: claude, messages, additionalModelRequestFields: thinking });
    expect(content.map((block) => Object.keys(block)[0])).toEqual(["text"]);
  });

  it("cannot be read where Anthropic's documented words are among the text", async () => {
    const messages = say({ text: "ANTHROPIC_MAGIC_STRING_TRIGGER_REDACTED_THINKING_46C9" });
    const input = { modelId: claude, messages, additionalModelRequestFields: thinking };
    expect((await contentOf(input))[0]?.reasoningContent?.redactedContent).toBeInstanceOf(Uint8Array);
    const deltas = (await eventsOf(input)).map(({ contentBlockDelta }) => contentBlockDelta?.delta?.reasoningContent);
    expect(deltas.filter((delta) => delta !== undefined)).toEqual([{ redactedContent: expect.any(Uint8Array) }]);
  });
});

describe("a tool", () => {
  it("that is used says so only where Claude uses it", async () => {
    expect((await contentOf({ ...asking, modelId: claude }))[0]?.toolUse?.type).toBe("tool_use");
    expect((await contentOf({ ...asking, modelId: nova }))[0]?.toolUse).not.toHaveProperty("type");
  });

  it("of Bedrock's own is run before any other, and shows its result", async () => {
    const tools = [tool, { systemTool: { name: "nova_code_interpreter" } }];
    const input = { modelId: nova, messages: hello, toolConfig: { tools } };
    const [own, result, other] = await contentOf(input);
    expect(own?.toolUse).toMatchObject({ name: "nova_code_interpreter", type: "server_tool_use" });
    expect(result?.toolResult).toMatchObject({ toolUseId: own?.toolUse?.toolUseId, status: "success" });
    expect(other?.toolUse).toMatchObject({ name: "look", type: "tool_use" });
    const starts = (await eventsOf(input)).map(
      ({ contentBlockStart }) => Object.keys(contentBlockStart?.start ?? {})[0],
    );
    expect(starts.filter((start) => start !== undefined)).toEqual(["toolUse", "toolResult", "toolUse"]);
  });
});

describe("a cache", () => {
  it("is told by its time to live for Claude alone", async () => {
    const messages = say({ text: "long ".repeat(100) }, { cachePoint: { type: "default" } });
    expect((await converse({ modelId: claude, messages })).usage?.cacheDetails).toEqual([
      { ttl: "5m", inputTokens: 125 },
    ]);
    expect((await converse({ modelId: nova, messages })).usage).not.toHaveProperty("cacheDetails");
  });

  it("that a Claude does not have is not counted", async () => {
    const usage = async (modelId: string) => (await converse({ modelId, messages: hello })).usage;
    expect(await usage(claude)).toMatchObject({ cacheReadInputTokens: 0, cacheWriteInputTokens: 0 });
    expect(await usage("anthropic.claude-3-haiku-20240307-v1:0")).not.toHaveProperty("cacheReadInputTokens");
  });
});

describe("a guardrail", () => {
  const guardrailConfig = { guardrailIdentifier: "a1b2c3d4e5f6", guardrailVersion: "1" };

  it("says that it found nothing, where its trace is asked for", async () => {
    const input = {
      modelId: nova,
      messages: hello,
      guardrailConfig: { ...guardrailConfig, trace: "enabled" as const },
    };
    const guardrail = (await converse(input)).trace?.guardrail;
    expect(guardrail?.actionReason).toBe("No action.");
    expect(guardrail?.inputAssessment?.a1b2c3d4e5f6?.appliedGuardrailDetails?.guardrailArn).toBe(
      "arn:aws:bedrock:us-east-1:123456789012:guardrail/a1b2c3d4e5f6",
    );
    expect(Object.keys(guardrail?.outputAssessments ?? {})).toEqual(["a1b2c3d4e5f6"]);
  });

  it("says nothing otherwise", async () => {
    expect(await converse({ modelId: nova, messages: hello, guardrailConfig })).not.toHaveProperty("trace");
  });
});

describe("media", () => {
  const text = new TextEncoder().encode("These bytes are not a picture.");
  const noPicture = say({ image: { format: "png", source: { bytes: text } } });
  const s3Location = { uri: "s3://bucket/key" };

  it("that are no picture are refused by the model: with 400, and within a stream by an exception", async () => {
    const input = { modelId: nova, messages: noPicture };
    const refused = {
      name: "ValidationException",
      message: expect.stringMatching(/^The model returned .* text\/plain/),
    };
    await expect(converse(input)).rejects.toMatchObject({ ...refused, $metadata: { httpStatusCode: 400 } });
    await expect(eventsOf(input)).rejects.toMatchObject(refused);
    expect(server.emulator.calls.at(-1)).toMatchObject({ status: 200, streamed: true });
  });

  it("that are a picture are not looked at", async () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...text]);
    const messages = say({ text: "Hello" }, { image: { format: "png", source: { bytes } } });
    expect(await contentOf({ modelId: nova, messages })).toHaveLength(1);
  });

  it.each([
    ["a video", say({ video: { format: "mp4", source: { bytes: text } } }), /support the video content block/],
    ["a picture from S3", say({ image: { format: "png", source: { s3Location } } }), /support the s3Uri field/],
    ["a document from S3", say({ document: { format: "pdf", name: "a", source: { s3Location } } }), /s3Uri/],
  ])("of the wrong kind are refused by Claude: %s", async (_, messages, message) => {
    const refused = { name: "ValidationException", message: expect.stringMatching(message) };
    await expect(converse({ modelId: claude, messages })).rejects.toMatchObject(refused);
  });

  it("are cited by what their places are counted in", async () => {
    const cited = async (format: "txt" | "pdf", source: DocumentSource) => {
      const document = { name: "Terms", format, source, citations: { enabled: true } };
      const [block] = await contentOf({ modelId: claude, messages: say({ text: "When?" }, { document }) });
      return Object.keys(block?.citationsContent?.citations?.[0]?.location ?? {});
    };
    expect(await cited("txt", { text: "In 30 days." })).toEqual(["documentChar"]);
    expect(await cited("pdf", { bytes: text })).toEqual(["documentPage"]);
    expect(await cited("txt", { content: [{ text: "In 30 days." }] })).toEqual(["documentChunk"]);
  });
});

describe("a line end", () => {
  it("is taken beside other blocks, and refused alone", async () => {
    expect(await contentOf({ modelId: nova, messages: say({ text: "Hello" }, { text: "\n" }) })).toHaveLength(1);
    await expect(converse({ modelId: nova, messages: say({ text: "\n" }) })).rejects.toThrow(/is blank/);
    await expect(converse({ modelId: nova, messages: say({ text: "Hello" }, { text: "" }) })).rejects.toThrow(
      /is blank/,
    );
  });
});
