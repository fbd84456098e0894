import type { ContentBlock, ToolConfiguration } from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import { describe, expect, it } from "vitest";
import { type Conversation, target, translated } from "./support.ts";

const bytes = new Uint8Array([1]);
const text: ContentBlock = { text: "Hi" };
const inUser = (block: ContentBlock): Conversation => ({ messages: [{ role: "user", content: [text, block] }] });
const inAssistant = (block: ContentBlock): Conversation => ({ messages: [{ role: "assistant", content: [block] }] });
const asked = (conversation: Conversation): Conversation => ({
  messages: [{ role: "user", content: [text] }],
  ...conversation,
});
const further = (additionalModelRequestFields: Conversation["additionalModelRequestFields"]) =>
  asked({ additionalModelRequestFields, inferenceConfig: { maxTokens: 5 } });

const image: ContentBlock = { image: { format: "png", source: { bytes } } };
const toolUse: ContentBlock = { toolUse: { toolUseId: "t", name: "weather", input: {} } };
const toolResult: ContentBlock = { toolResult: { toolUseId: "t", content: [{ text: "fine" }] } };
const tools: ToolConfiguration["tools"] = [{ toolSpec: { name: "weather", inputSchema: { json: {} } } }];
const tool = { type: "mcp", name: "weather" };
const location = { s3Location: { uri: "s3://bucket/key" } };

/** Where each is named, and the request that has it. */
const refused: readonly [path: string, reason: string, Conversation][] = [
  ["messages[0].content[1].document", "no documents", inUser({ document: { name: "d", source: { bytes } } })],
  ["messages[0].content[1].video", "no films", inUser({ video: { format: "mp4", source: { bytes } } })],
  ["messages[0].content[1].audio", "no sound", inUser({ audio: { format: "mp3", source: { bytes } } })],
  ["messages[0].content[1].guardContent", "guardrail", inUser({ guardContent: { text: { text: "x" } } })],
  ["messages[0].content[1].cachePoint", "no cache points", inUser({ cachePoint: { type: "default" } })],
  [
    "messages[0].content[1].searchResult",
    "search results",
    inUser({ searchResult: { source: "s", title: "t", content: [] } }),
  ],
  ["messages[0].content[1].toolAddition", "one list of tools", inUser({ toolAddition: { tool } })],
  ["messages[0].content[1].toolRemoval", "one list of tools", inUser({ toolRemoval: { tool } })],
  ["messages[0].content[1].hologram", "no place", inUser({ $unknown: ["hologram", {}] })],
  ["messages[0].content[1].toolUse", "a user's message has no place", inUser(toolUse)],
  ["messages[0].content[1].image.source", "in the body itself", inUser({ image: { format: "png", source: location } })],
  [
    "messages[0].content[1].image.error",
    "in a reply",
    inUser({ image: { format: "png", source: { bytes }, error: {} } }),
  ],
  ["messages[0].content[0].image", "an assistant's message has no place", inAssistant(image)],
  ["messages[0].content[0].toolResult", "an assistant's message has no place", inAssistant(toolResult)],
  ["messages[0].content[0].citationsContent", "no citations", inAssistant({ citationsContent: {} })],
  [
    "messages[0].content[0].reasoningContent.reasoningText.signature",
    "sealed",
    inAssistant({ reasoningContent: { reasoningText: { text: "Hm", signature: "abc" } } }),
  ],
  [
    "messages[0].content[0].reasoningContent.redactedContent",
    "sealed",
    inAssistant({ reasoningContent: { redactedContent: bytes } }),
  ],
  [
    "messages[0].content[0].toolUse.type",
    "Bedrock runs itself",
    inAssistant({ toolUse: { toolUseId: "t", name: "n", input: {}, type: "server_tool_use" } }),
  ],
  [
    "messages[0].content[1].toolResult.type",
    "Bedrock runs itself",
    inUser({ toolResult: { toolUseId: "t", content: [], type: "x" } }),
  ],
  [
    "messages[0].content[1].toolResult.content[0].image",
    "what a tool gave has no place",
    inUser({ toolResult: { toolUseId: "t", content: [{ image: { format: "png", source: { bytes } } }] } }),
  ],
  [
    "messages[0].content[1].toolResult.content[1].document",
    "no documents",
    inUser({
      toolResult: { toolUseId: "t", content: [{ text: "x" }, { document: { name: "d", source: { bytes } } }] },
    }),
  ],
  ["messages[0].role", '"judge"', { messages: [{ role: "judge" as "user", content: [text] }] }], // AWS may add roles
  ["messages[0].content[0].image", "a system text has no place", { messages: [{ role: "system", content: [image] }] }],
  ["system[1].cachePoint", "no cache points", asked({ system: [{ text: "x" }, { cachePoint: { type: "default" } }] })],
  ["system[0].guardContent", "guardrail", asked({ system: [{ guardContent: { text: { text: "x" } } }] })],
  [
    "toolConfig.tools[1].systemTool",
    "no place",
    asked({ toolConfig: { tools: [...tools, { systemTool: { name: "nova_grounding" } }] } }),
  ],
  [
    "toolConfig.tools[0].cachePoint",
    "no cache points",
    asked({ toolConfig: { tools: [{ cachePoint: { type: "default" } }] } }),
  ],
  ["toolConfig.toolChoice.none", "no place", asked({ toolConfig: { tools, toolChoice: { $unknown: ["none", {}] } } })],
  ["promptVariables", "only a stored prompt", asked({ promptVariables: { x: { text: "y" } } })],
  ["additionalModelResponseFieldPaths", "selected fields", asked({ additionalModelResponseFieldPaths: ["/x"] })],
  ["additionalModelRequestFields", "it is a list", further([1])],
  ["additionalModelRequestFields.messages", "in `messages` already", further({ messages: [] })],
  ["additionalModelRequestFields.prompt", "in `messages` already", further({ prompt: "x" })],
  ["additionalModelRequestFields.n", "one message", further({ n: 2 })],
  ["additionalModelRequestFields.stream", "the operation says", further({ stream: true })],
  ["additionalModelRequestFields.max_tokens", "another field", further({ max_tokens: 7 })],
  [
    "outputConfig.textFormat.structure.jsonSchema.schema",
    "not valid JSON",
    asked({ outputConfig: { textFormat: { type: "json_schema", structure: { jsonSchema: { schema: "{" } } } } }),
  ],
  [
    "outputConfig.textFormat",
    "schemas alone",
    asked({ outputConfig: { textFormat: { type: "json_schema", structure: { $unknown: ["xml", {}] } } } }),
  ],
  ["newField", "no translation of it is known", asked({ newField: 1 } as Conversation)], // one that AWS adds later
];

function refusalOf(conversation: Conversation, architecture?: string): BedrockTargetError {
  try {
    translated(conversation, architecture);
  } catch (error) {
    if (BedrockTargetError.is(error)) return error;
    throw error;
  }
  throw new Error("It was translated.");
}

describe("what has no translation", () => {
  it.each(refused)("refuses %s by name: %s", (path, reason, conversation) => {
    const error = refusalOf(conversation, "someNewArchitecture");
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain(`\`${path}\` cannot be translated to InvokeModel`);
    expect(error.message).toContain(reason);
    expect(error.advice).toMatch(/^[A-Z].*\.$/);
    expect(error.target).toBe(target.ref);
  });
});

describe("architectures", () => {
  const needs: readonly [ability: string, path: string, Conversation][] = [
    ["images", "messages[0].content[1].image", inUser(image)],
    ["tools", "messages[0].content[0].toolUse", inAssistant(toolUse)],
    ["tools", "messages[0].content[1].toolResult", inUser(toolResult)],
    ["tools", "toolConfig", asked({ toolConfig: { tools } })],
    ["effort", "outputConfig.effort", asked({ outputConfig: { effort: "low" } })],
  ];
  const having: Readonly<Record<string, readonly string[]>> = {
    images: [
      "mllama",
      "MllamaForConditionalGeneration",
      "qwen2_vl",
      "Qwen2-VL",
      "Qwen2.5-VL",
      "Qwen2_5_VLForConditionalGeneration",
    ],
    tools: ["gpt_oss", "GPT-OSS", "GptOssForCausalLM"],
    effort: ["gpt_oss", "GPT-OSS", "GptOssForCausalLM"],
  };
  const textOnly = [
    "llama",
    "LlamaForCausalLM",
    "mistral",
    "Mixtral",
    "qwen2",
    "Qwen2.5",
    "qwen3",
    "Qwen3MoeForCausalLM",
    "gpt_bigcode",
  ];
  const named = [...textOnly, ...new Set(Object.values(having).flat())];

  it.each(needs)("with %s: are refused %s where they are known to lack it", (ability, path, conversation) => {
    for (const architecture of named) {
      if (having[ability]?.includes(architecture)) translated(conversation, architecture);
      else {
        const { message } = refusalOf(conversation, architecture);
        expect(message).toContain(`\`${path}\` cannot be translated`);
        expect(message).toContain(`"${architecture}"`);
      }
    }
  });

  it.each(needs)("with %s: are sent %s where they are not known, for the model to judge", (_, __, conversation) => {
    for (const architecture of [undefined, "unknown", "constructor", "qwen9"]) {
      expect(translated(conversation, architecture).body.messages).toBeDefined();
    }
  });

  it("take text, whatever they are", () => {
    for (const architecture of named) expect(translated(asked({}), architecture).body.messages).toHaveLength(1);
  });
});
