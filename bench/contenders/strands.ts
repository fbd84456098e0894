import type { Message } from "@strands-agents/sdk";
import { BedrockModel } from "@strands-agents/sdk/models/bedrock";
import type { Open } from "./contender.ts";
import { maxTokens, modelId, question, system } from "./question.ts";

export const open: Open = (endpoint) => {
  const options = { modelId, maxTokens, clientConfig: { endpoint } };
  const models = { whole: new BedrockModel({ ...options, stream: false }), streamed: new BedrockModel(options) };
  const message = { type: "message", role: "user", content: [{ type: "textBlock", text: question }] };
  const messages = [message as unknown as Message]; // as its documentation shows it: the class comes with all of the library
  async function ask(model: BedrockModel, onText: (piece: string) => void): Promise<void> {
    for await (const event of model.stream(messages, { systemPrompt: system }))
      if (event.type === "modelContentBlockDeltaEvent" && event.delta.type === "textDelta") onText(event.delta.text);
  }
  return {
    async call() {
      const pieces: string[] = [];
      await ask(models.whole, (piece) => pieces.push(piece));
      return pieces.join("");
    },
    stream: (onText) => ask(models.streamed, onText),
  };
};
