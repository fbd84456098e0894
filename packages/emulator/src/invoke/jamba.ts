import type { Answer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import type { JsonObject } from "../wire/json.ts";
import { identifierOf } from "../wire/random.ts";
import { chatUsage, finishReasonOf, spokenIn, toolCallsIn } from "./chat-parts.ts";
import { readChat } from "./chat-read.ts";
import { type About, type Dialect, metricsOf, requireMessages } from "./dialect.ts";

/** AI21 Jamba's format: OpenAI's requests, and shorter answers. How it streams was never recorded: it does not. */
export const jamba: Dialect = {
  answer(body, about) {
    requireMessages(body);
    const answer = compose(readChat(body, about));
    return { body: bodyOf(answer, about), metrics: metricsOf(answer) };
  },
};

const bodyOf = (answer: Answer, { seed, model }: About): JsonObject => ({
  id: `chatcmpl-${identifierOf(seed)}`,
  choices: [{ index: 0, message: messageOf(answer), finish_reason: finishReasonOf(answer) }],
  usage: chatUsage(answer),
  meta: { requestDurationMillis: answer.latencyMs },
  model: model.modelId,
});

const messageOf = (answer: Answer): JsonObject => {
  const calls = toolCallsIn(answer);
  return { role: "assistant", content: spokenIn(answer) || null, tool_calls: calls.length > 0 ? calls : null };
};
