import type { JsonObject } from "../../src/wire/json.ts";

const text = "Good morning.";
const schema = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const tool = { toolSpec: { name: "weather", inputSchema: { json: schema } } };
const interpreter = { systemTool: { name: "nova_code_interpreter" } };
const use = { toolUse: { toolUseId: "use1", name: "weather", input: { city: "Oslo" } } };
const result = { toolResult: { toolUseId: "use1", content: [{ text: "It is." }] } };

const user = (...content: readonly object[]) => ({ role: "user", content });
const greeting = { messages: [user({ text })] };
const question = { messages: [user({ text: "Is it raining in Oslo?" })], toolConfig: { tools: [tool] } };
const chat = { messages: [{ role: "user", content: text }], max_tokens: 300 };
const messages = { ...chat, anthropic_version: "bedrock-2023-05-31" };
const chatTool = { type: "function", function: { name: "weather", parameters: schema } };

/** Requests of our own, by the names that the facts have for them. */
export const sampleRequests: Readonly<Record<string, JsonObject>> = {
  greeting,
  question,
  result: { ...question, messages: [...question.messages, { role: "assistant", content: [use] }, user(result)] },
  thinking: { ...greeting, additionalModelRequestFields: { thinking: { type: "adaptive" } } },
  cachePoint: { messages: [user({ text }, { cachePoint: { type: "default" } })] },
  guardrail: {
    ...greeting,
    guardrailConfig: { guardrailIdentifier: "guardrail0001", guardrailVersion: "1", trace: "enabled" },
  },
  performance: { ...greeting, performanceConfig: { latency: "standard" } },
  systemTool: { ...question, toolConfig: { tools: [tool, interpreter], toolChoice: { any: {} } } },
  noImage: { messages: [user({ image: { format: "png", source: { bytes: btoa("This is no picture, but text.") } } })] },
  novaMessages: { ...greeting, inferenceConfig: { maxTokens: 300 } },
  claudeCompletion: { prompt: `\n\nHuman: ${text}\n\nAssistant:`, max_tokens_to_sample: 300 },
  claudeMessages: messages,
  chat,
  chatTool: { ...chat, tools: [chatTool] },
  chatToolUsage: { ...chat, tools: [chatTool], stream_options: { include_usage: true } },
  prompt: { prompt: text },
  instruction: { prompt: `<s>[INST] ${text} [/INST]`, max_tokens: 300 },
  message: { message: text, max_tokens: 300 },
  inputText: { inputText: text },
  texts: { texts: [text], input_type: "search_query" },
  novaEmbedding: {
    taskType: "SINGLE_EMBEDDING",
    singleEmbeddingParams: { embeddingPurpose: "GENERIC_INDEX", text: { value: text, truncationMode: "NONE" } },
  },
};
