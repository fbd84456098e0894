import type { Answer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { piecesOf } from "../reply/words.ts";
import { type JsonObject, objectOf } from "../wire/json.ts";
import { identifierOf } from "../wire/random.ts";
import { chatUsage, finishReasonOf, inTags, spokenIn, toolCallsIn } from "./chat-parts.ts";
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
  choices: [{ finish_reason: finishReasonOf(answer), index: 0, logprobs: null, message: messageOf(answer) }],
  usage: chatUsage(answer),
});

const messageOf = (answer: Answer): JsonObject => {
  const calls = toolCallsIn(answer);
  const spoken = { content: spokenIn(answer) || null, refusal: null, role: "assistant" };
  return calls.length > 0 ? { ...spoken, tool_calls: calls } : spoken;
};

/** What was thought and said, in pieces. */
const piecesIn = ({ blocks }: Answer): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.type === "tool") return [];
    const pieces = piecesOf(block.text, block.text);
    return block.type === "reasoning" ? pieces.map(inTags) : pieces;
  });

/** The role, the pieces, the tools, the reason, and the usage where the request asked for it. */
function* chunksOf(answer: Answer, about: About, withUsage: boolean): Generator<JsonObject, void, void> {
  const identity = identityOf(about, "chat.completion.chunk");
  const chunk = (delta: JsonObject, reason: string | null = null): JsonObject => ({
    ...identity,
    choices: [{ delta, finish_reason: reason, index: 0 }],
  });
  yield chunk({ role: "assistant", content: "" });
  const reason = finishReasonOf(answer);
  const pieces = piecesIn(answer);
  // Text that is cut says so in its last piece; everything else, in an empty one (recorded).
  const cutAt = reason === "length" ? pieces.length - 1 : undefined;
  for (const [index, content] of pieces.entries()) yield chunk({ content }, index === cutAt ? reason : null);
  for (const [index, call] of toolCallsIn(answer).entries()) yield chunk({ tool_calls: [{ ...call, index }] });
  if (cutAt === undefined) yield chunk({}, reason);
  if (withUsage) yield { ...identity, choices: [], usage: chatUsage(answer) };
}
