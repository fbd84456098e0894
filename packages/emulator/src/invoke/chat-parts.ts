import { type Answer, type AnswerBlock, textOfAnswer, totalTokens } from "../reply/answer.ts";
import type { JsonObject } from "../wire/json.ts";

/** Why an answer ended, in OpenAI's words. */
export const finishReasonOf = ({ stopReason }: Answer): string => {
  if (stopReason === "max_tokens") return "length";
  return stopReason === "tool_use" ? "tool_calls" : "stop";
};

/** All text of an answer: what was thought comes first and in tags, as Bedrock gives it; `""` where nothing was said. */
export const spokenIn = (answer: Answer): string =>
  answer.blocks.map((block) => (block.type === "reasoning" ? inTags(block.text) : "")).join("") + textOfAnswer(answer);

/** A thought, or a piece of one: in a stream, each piece has tags of its own. */
export const inTags = (thought: string): string => `<reasoning>${thought}</reasoning>`;

/** The tools that an answer uses. */
export const toolCallsIn = ({ blocks }: Answer): readonly JsonObject[] => blocks.flatMap(toolCalls);

const toolCalls = (block: AnswerBlock): readonly JsonObject[] =>
  block.type === "tool"
    ? [{ id: block.id, type: "function", function: { name: block.name, arguments: JSON.stringify(block.input) } }]
    : [];

/** Token counts. */
export const chatUsage = ({ usage }: Answer): JsonObject => ({
  prompt_tokens: usage.inputTokens,
  completion_tokens: usage.outputTokens,
  total_tokens: totalTokens(usage),
});
