/* Loaded with the first conversation. */
import type { ConverseByInvoke } from "@bedrock-targets/core";
import { shapeInvoke } from "@bedrock-targets/core/shape";
import { chatEvents } from "./converse/chat-events.ts";
import { toChatRequest } from "./converse/chat-request.ts";
import { toConverseResponse } from "./converse/converse-response.ts";

/** Converse by way of OpenAI's chat format, which imported models take in InvokeModel. */
export const converseByInvoke: ConverseByInvoke = {
  request: (input, facts, target) =>
    shapeInvoke(toChatRequest(input, { architecture: facts?.architecture }, target), target),
  reply: toConverseResponse,
  events: chatEvents,
};
