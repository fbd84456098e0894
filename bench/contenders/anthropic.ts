import { AnthropicBedrock } from "@anthropic-ai/bedrock-sdk";
import type { Open } from "./contender.ts";
import { maxTokens, modelId, question, system } from "./question.ts";

export const open: Open = (endpoint) => {
  const client = new AnthropicBedrock({ baseURL: endpoint });
  const messages = [{ role: "user" as const, content: question }];
  const request = { model: modelId, system, messages, max_tokens: maxTokens };
  return {
    async call() {
      const { content } = await client.messages.create(request);
      return content.map((block) => (block.type === "text" ? block.text : "")).join("");
    },
    async stream(onText) {
      for await (const event of await client.messages.create({ ...request, stream: true }))
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") onText(event.delta.text);
    },
  };
};
