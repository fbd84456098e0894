import type { base } from "@bedrock-targets/base";
import type { BedrockClient } from "@bedrock-targets/client";
import type { Client } from "./contender.ts";
import { maxTokens, modelId, question, system } from "./question.ts";

const request = { system, messages: question, inferenceConfig: { maxTokens } };

/** The program with our client, whatever transport that has. */
export const withOurs = (client: BedrockClient<readonly [typeof base]>): Client => ({
  async call() {
    const reply = await client.converse(modelId, request);
    return reply.text;
  },
  async stream(onText) {
    const stream = await client.converseStream(modelId, request);
    for await (const event of stream) {
      const text = event.contentBlockDelta?.delta?.text;
      if (text !== undefined) onText(text);
    }
  },
});
