import {
  type BedrockRuntimeClient,
  type ContentBlock,
  ConverseCommand,
  ConverseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import type { Client } from "./contender.ts";
import { converseRequest } from "./question.ts";

/** The program with the AWS SDK's client, however that was set up. */
export const withAwsSdk = (client: BedrockRuntimeClient): Client => ({
  async call() {
    const { output } = await client.send(new ConverseCommand(converseRequest));
    return (output?.message?.content ?? []).map(textOf).join("");
  },
  async stream(onText) {
    const { stream = [] } = await client.send(new ConverseStreamCommand(converseRequest));
    for await (const event of stream) {
      const text = event.contentBlockDelta?.delta?.text;
      if (text !== undefined) onText(text);
    }
  },
});

const textOf = (block: ContentBlock): string => block.text ?? "";
