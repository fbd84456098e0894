import { type Answer, type AnswerBlock, textOfAnswer, totalTokens } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { piecesOf } from "../reply/words.ts";
import { type JsonObject, objectOf } from "../wire/json.ts";
import { identifierOf } from "../wire/random.ts";
import { readChat } from "./chat-read.ts";
import { type About, type Dialect, metricsOf, requireMessages } from "./dialect.ts";
import { llama } from "./llama.ts";

/**
 * OpenAI's chat format, which imported models and most endpoints speak. A `prompt` in place of `messages` is answered
 * in Bedrock's own completion format, as imported models do.
 */
export const chat: Dialect = {
  answer(body, about) {
    if (body.messages === undefined && body.prompt !== undefined) return llama.answer(body, about);
    requireMessages(body);
    const answer = compose(readChat(body, about));
    const withUsage = objectOf(body.stream_options).include_usage === true;
    return { body: bodyOf(answer, about), chunks: chunksOf(answer, about, withUsage), metrics: metricsOf(answer) };
  },
};

/** A time that never changes: the same request has the same answer. */
const created = 1_767_225_600;

const identityOf = ({ seed, model }: About, object: string): JsonObject => ({
  id: `chatcmpl-${identifierOf(seed)}`,
  object,
  created,
  model: model.modelId,
  service_tier: "auto",
});

const bodyOf = (answer: Answer, about: About): JsonObject => ({
  ...identityOf(about, "chat.completion"),
  choices: [{ finish_reason: finishReason(answer), index: 0, logprobs: null, message: messageOf(answer) }],
  usage: usageOf(answer),
});

const finishReason = ({ stopReason }: Answer): string => {
  if (stopReason === "max_tokens") return "length";
  return stopReason === "tool_use" ? "tool_calls" : "stop";
};

const messageOf = (answer: Answer): JsonObject => {
  const calls = answer.blocks.flatMap(toolCalls);
  const spoken = { content: calls.length > 0 ? null : textOfAnswer(answer), refusal: null, role: "assistant" };
  return calls.length > 0 ? { ...spoken, tool_calls: calls } : spoken;
};

const toolCalls = (block: AnswerBlock): readonly JsonObject[] =>
  block.type === "tool"
    ? [{ id: block.id, type: "function", function: { name: block.name, arguments: JSON.stringify(block.input) } }]
    : [];

const usageOf = ({ usage }: Answer): JsonObject => ({
  prompt_tokens: usage.inputTokens,
  completion_tokens: usage.outputTokens,
  total_tokens: totalTokens(usage),
});

/** The role, the pieces, the reason, and the usage where the request asked for it. */
function* chunksOf(answer: Answer, about: About, withUsage: boolean): Generator<JsonObject, void, void> {
  const identity = identityOf(about, "chat.completion.chunk");
  const chunk = (delta: JsonObject, reason: string | null = null): JsonObject => ({
    ...identity,
    choices: [{ delta, finish_reason: reason, index: 0 }],
  });
  yield chunk({ role: "assistant", content: "" });
  for (const [index, call] of answer.blocks.flatMap(toolCalls).entries()) {
    yield chunk({ tool_calls: [{ ...call, index }] });
  }
  for (const content of piecesOf(textOfAnswer(answer), textOfAnswer(answer))) yield chunk({ content });
  yield chunk({}, finishReason(answer));
  if (withUsage) yield { ...identity, choices: [], usage: usageOf(answer) };
}
