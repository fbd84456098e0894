import { ChatBedrockConverse } from "@langchain/aws";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { Open } from "./contender.ts";
import { maxTokens, modelId, question, system } from "./question.ts";

export const open: Open = (endpoint) => {
  // Its own option takes a host for https only; the AWS SDK inside reads this one at its first call.
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = endpoint;
  const region = process.env.AWS_REGION ?? "";
  const model = new ChatBedrockConverse({ model: modelId, region, maxTokens });
  const messages = [new SystemMessage(system), new HumanMessage(question)];
  return {
    async call() {
      const reply = await model.invoke(messages);
      return reply.text;
    },
    async stream(onText) {
      for await (const chunk of await model.stream(messages)) onText(chunk.text);
    },
  };
};
