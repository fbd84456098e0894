import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { generateText, streamText } from "ai";
import type { Open } from "./contender.ts";
import { maxTokens, modelId, question, system } from "./question.ts";

export const open: Open = (endpoint) => {
  const model = createAmazonBedrock({ baseURL: endpoint })(modelId);
  const request = { model, system, prompt: question, maxOutputTokens: maxTokens };
  return {
    async call() {
      const { text } = await generateText(request);
      return text;
    },
    async stream(onText) {
      // Of the streams that it gives, this is the one in which errors show.
      for await (const part of streamText({ ...request, onError: () => {} }).stream) {
        if (part.type === "text-delta") onText(part.text);
        if (part.type === "error") throw part.error;
      }
    },
  };
};
