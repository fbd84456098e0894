import {
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { all, hello, type Served, sdkClient, served, targetOf, textIn, translation } from "./support.ts";

const claude = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const nova = "amazon.nova-lite-v1:0";

const weather = {
  toolSpec: {
    name: "get_weather",
    inputSchema: {
      json: {
        type: "object",
        properties: { city: { type: "string" }, unit: { enum: ["celsius", "fahrenheit"] }, days: { type: "integer" } },
        required: ["city", "unit"],
      },
    },
  },
};

let server: Served;
let client: ReturnType<typeof sdkClient>;
beforeAll(async () => {
  server = await served();
  client = sdkClient(server.url);
});
afterAll(async () => {
  client.destroy();
  await server[Symbol.asyncDispose]();
});

const converse = (input: ConverseCommandInput) => client.send(new ConverseCommand(input));
const converseStream = async (input: ConverseCommandInput): Promise<ConverseStreamOutput[]> => {
  // Guardrails are the one member in which the two inputs differ, and no test here has any.
  const { guardrailConfig: _, ...rest } = input;
  return all((await client.send(new ConverseStreamCommand(rest))).stream);
};
const textOf = async (input: ConverseCommandInput) => (await converse(input)).output?.message?.content?.[0]?.text ?? "";
const say = (text: string): ConverseCommandInput["messages"] => [{ role: "user", content: [{ text }] }];

describe("the text of an answer", () => {
  it("is the same for the same request", async () => {
    const input = { modelId: nova, messages: hello };
    expect(await textOf(input)).toBe(await textOf(input));
  });

  it("quotes the last user message, the system text and the model's name", async () => {
    const text = await textOf({
      modelId: nova,
      system: [{ text: "Be brief" }],
      messages: [...hello, { role: "assistant", content: [{ text: "Hi" }] }, ...(say(`A $ "sign"\n👋`) ?? [])],
    });
    expect(text).toContain(`A $ "sign"\n👋`);
    expect(text).toContain("Be brief");
    expect(text).toContain("Nova Lite");
  });

  it("ends at maxTokens and says so", async () => {
    const reply = await converse({ modelId: nova, messages: hello, inferenceConfig: { maxTokens: 5 } });
    expect(reply.stopReason).toBe("max_tokens");
    expect(reply.usage?.outputTokens).toBe(5);
    expect(reply.output?.message?.content?.[0]?.text).toHaveLength(20);
  });

  it("ends before a stop sequence and says so", async () => {
    const reply = await converse({
      modelId: claude,
      messages: hello,
      inferenceConfig: { stopSequences: ["never there", " was "] },
      additionalModelResponseFieldPaths: ["/stop_sequence"],
    });
    expect(reply.stopReason).toBe("stop_sequence");
    expect(reply.output?.message?.content?.[0]?.text).not.toContain(" was ");
    expect(reply.additionalModelResponseFields).toEqual({ stop_sequence: " was " });
  });

  it("follows the schema of a structured output", async () => {
    const schema = { type: "object", properties: { city: { type: "string" }, population: { type: "integer" } } };
    const text = await textOf({
      modelId: claude,
      messages: hello,
      outputConfig: {
        textFormat: {
          type: "json_schema",
          structure: { jsonSchema: { schema: JSON.stringify(schema), name: "City" } },
        },
      },
    });
    expect(JSON.parse(text)).toEqual({ city: "Hello", population: 1 });
  });
});

describe("the prompt translate", () => {
  const prompts = () => server.emulator.account.targets.filter(({ kind }) => kind === "prompt");

  it("shows both variables, ignores surplus ones, and has a text of its own in each version", async () => {
    const texts = await Promise.all(
      prompts().map(({ modelId }) =>
        textOf({ modelId, promptVariables: { ...translation, surplus: { text: "ignored" } } }),
      ),
    );
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) {
      expect(text).toContain("English");
      expect(text).toContain("こんにちは $& 👋");
      expect(text).not.toContain("ignored");
    }
  });

  it("comes before the messages of the request", async () => {
    const modelId = targetOf(server.emulator, "prompt");
    const text = await textOf({ modelId, promptVariables: translation, messages: say("And shorter, please") });
    expect(text).toContain("And shorter, please");
    expect(text).toContain("English");
  });
});

describe("tools", () => {
  const asking = { modelId: claude, messages: say("Weather in Paris?"), toolConfig: { tools: [weather] } };

  it("are used with an input that follows their schema", async () => {
    const reply = await converse(asking);
    expect(reply.stopReason).toBe("tool_use");
    expect(reply.output?.message?.content?.[0]?.toolUse).toMatchObject({
      name: "get_weather",
      toolUseId: expect.stringMatching(/^tooluse_[\w-]{22}$/),
      input: { city: "Weather in Paris?", unit: "celsius" },
    });
  });

  it("arrive in a stream as a start and pieces of JSON", async () => {
    const events = await converseStream(asking);
    expect(events[1]?.contentBlockStart).toMatchObject({
      contentBlockIndex: 0,
      start: { toolUse: { name: "get_weather" } },
    });
    const json = events.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.toolUse?.input ?? "").join("");
    expect(JSON.parse(json)).toEqual({ city: "Weather in Paris?", unit: "celsius" });
    expect(events.find(({ messageStop }) => messageStop)?.messageStop?.stopReason).toBe("tool_use");
  });

  it("are followed by an answer that quotes their result", async () => {
    const reply = await converse({
      ...asking,
      messages: [
        ...(asking.messages ?? []),
        { role: "assistant", content: [{ toolUse: { toolUseId: "t1", name: "get_weather", input: {} } }] },
        { role: "user", content: [{ toolResult: { toolUseId: "t1", content: [{ json: { degrees: 21 } }] } }] },
      ],
    });
    expect(reply.stopReason).toBe("end_turn");
    expect(reply.output?.message?.content?.[0]?.text).toContain('{"degrees":21}');
  });

  it("are chosen by toolChoice", async () => {
    const second = { toolSpec: { name: "second", inputSchema: { json: { type: "object" } } } };
    const reply = await converse({
      ...asking,
      toolConfig: { tools: [weather, second], toolChoice: { tool: { name: "second" } } },
    });
    expect(reply.output?.message?.content?.[0]?.toolUse).toMatchObject({ name: "second", input: {} });
  });
});

describe("reasoning", () => {
  const thinking = {
    modelId: claude,
    messages: hello,
    additionalModelRequestFields: { thinking: { type: "enabled", budget_tokens: 1024 } },
  };

  it("comes first, with a signature, and only when asked for", async () => {
    const content = (await converse(thinking)).output?.message?.content ?? [];
    expect(content[0]?.reasoningContent?.reasoningText?.text).toContain("Hello");
    expect(content[0]?.reasoningContent?.reasoningText?.signature).toMatch(/=$/);
    expect(content[1]?.text).toContain("Hello");
    expect((await converse({ modelId: claude, messages: hello })).output?.message?.content).toHaveLength(1);
  });

  it("arrives in a stream as many texts and one signature in a block without a start", async () => {
    const events = await converseStream(thinking);
    const first = events.filter(({ contentBlockDelta }) => contentBlockDelta?.contentBlockIndex === 0);
    expect(first.at(-1)?.contentBlockDelta?.delta?.reasoningContent?.signature).toBeDefined();
    expect(
      first.filter(({ contentBlockDelta }) => contentBlockDelta?.delta?.reasoningContent?.text).length,
    ).toBeGreaterThan(3);
    expect(events.some(({ contentBlockStart }) => contentBlockStart)).toBe(false);
  });
});

describe("usage", () => {
  it("counts cached tokens apart when there is a cache point, and all of them in the total", async () => {
    const { usage } = await converse({
      modelId: nova,
      system: [{ text: "long ".repeat(100) }, { cachePoint: { type: "default" } }],
      messages: hello,
    });
    expect(usage).toMatchObject({ inputTokens: 2, cacheReadInputTokens: 0, cacheWriteInputTokens: 125 });
    expect(usage?.totalTokens).toBe(127 + (usage?.outputTokens ?? 0));
  });

  it("has no cached tokens without one", async () => {
    const { usage } = await converse({ modelId: nova, messages: hello });
    expect(usage).toEqual({ inputTokens: 2, outputTokens: usage?.outputTokens, totalTokens: usage?.totalTokens });
    expect(usage?.totalTokens).toBe((usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0));
  });
});

describe("what only some answers have", () => {
  it("echoes performanceConfig and serviceTier where they were asked for", async () => {
    const echoed = { performanceConfig: { latency: "optimized" }, serviceTier: { type: "priority" } } as const;
    expect(await converse({ modelId: nova, messages: hello, ...echoed })).toMatchObject(echoed);
    const events = await converseStream({ modelId: nova, messages: hello, ...echoed });
    expect(events.at(-1)?.metadata).toMatchObject(echoed);
    const plain = await converse({ modelId: nova, messages: hello });
    expect(plain.performanceConfig ?? plain.serviceTier ?? plain.trace).toBeUndefined();
  });

  it("names the model that a router chose: the stronger one for a long prompt", async () => {
    const modelId = targetOf(server.emulator, "router");
    const invoked = async (messages: ConverseCommandInput["messages"]) =>
      (await converse({ modelId, messages })).trace?.promptRouter?.invokedModelId;
    expect(await invoked(hello)).toBe("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0");
    expect(await invoked(say("why ".repeat(60)))).toMatch(/nova-lite-v1:0$/);
    const events = await converseStream({ modelId, messages: hello });
    expect(events.at(-1)?.metadata?.trace?.promptRouter?.invokedModelId).toMatch(/nova-micro-v1:0$/);
  });

  it("cites documents that ask for it, before the text in a stream", async () => {
    const document = {
      name: "Terms",
      format: "txt",
      source: { text: "Payment is due in 30 days." },
      citations: { enabled: true },
    } as const;
    const input = {
      modelId: claude,
      messages: [{ role: "user" as const, content: [{ text: "When?" }, { document }] }],
    };
    const [block] = (await converse(input)).output?.message?.content ?? [];
    expect(block?.citationsContent?.citations?.[0]).toMatchObject({
      title: "Terms",
      sourceContent: [{ text: "Payment is due in 30 days." }],
      location: { documentChar: { documentIndex: 0, start: 0, end: 26 } },
    });
    const events = await converseStream(input);
    expect(events[1]?.contentBlockDelta?.delta?.citation?.title).toBe("Terms");
    expect(textIn(events)).toContain("When?");
  });
});
