import { readConverse } from "../converse/read.ts";
import { type Answer, type AnswerBlock, totalTokens } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import type { Question } from "../reply/question.ts";
import { piecesOf } from "../reply/words.ts";
import { type JsonObject, objectOf } from "../wire/json.ts";
import { type About, type Dialect, metricsOf, requireMessages } from "./dialect.ts";

/** Amazon Nova's format: nearly Converse's. */
export const nova: Dialect = {
  answer(body, about) {
    requireMessages(body);
    const answer = compose(readNova(body, about));
    return { body: bodyOf(answer), chunks: chunksOf(answer), metrics: metricsOf(answer, true) };
  },
};

/** Nova calls the limit `maxTokens` or, in older requests, `max_new_tokens`. */
const readNova = (body: JsonObject, { seed, model }: About): Question => {
  const inference = objectOf(body.inferenceConfig);
  const inferenceConfig = { ...inference, maxTokens: inference.maxTokens ?? inference.max_new_tokens };
  return readConverse({ ...body, inferenceConfig }, { seed, model });
};

const bodyOf = (answer: Answer): JsonObject => ({
  output: { message: { content: answer.blocks.map(contentBlock), role: "assistant" } },
  stopReason: answer.stopReason,
  usage: {
    inputTokens: answer.usage.inputTokens,
    outputTokens: answer.usage.outputTokens,
    totalTokens: totalTokens(answer.usage),
    ...cacheCounts(answer),
  },
});

const cacheCounts = ({ usage }: Answer) => ({
  cacheReadInputTokenCount: usage.cacheReadTokens,
  cacheWriteInputTokenCount: usage.cacheWriteTokens,
});

const contentBlock = (block: AnswerBlock): JsonObject => {
  switch (block.type) {
    case "reasoning":
      return { reasoningContent: { reasoningText: { text: block.text } } };
    case "tool":
      return { toolUse: { name: block.name, toolUseId: block.id, input: block.input } };
    case "text":
      return { text: block.text };
  }
};

/** Nova numbers every delta of text as a block of its own, and ends each. */
function* chunksOf(answer: Answer): Generator<JsonObject, void, void> {
  yield { messageStart: { role: "assistant" } };
  for (const [contentBlockIndex, { start, delta }] of answer.blocks.flatMap(deltasOf).entries()) {
    if (start) yield { contentBlockStart: { start, contentBlockIndex } };
    yield { contentBlockDelta: { delta, contentBlockIndex } };
    yield { contentBlockStop: { contentBlockIndex } };
  }
  yield { messageStop: { stopReason: answer.stopReason } };
  const { inputTokens, outputTokens } = answer.usage;
  yield { metadata: { usage: { inputTokens, outputTokens, ...cacheCounts(answer) }, metrics: {}, trace: {} } };
}

interface NovaDelta {
  readonly start?: JsonObject;
  readonly delta: JsonObject;
}

const deltasOf = (block: AnswerBlock): readonly NovaDelta[] => {
  switch (block.type) {
    case "reasoning":
      return piecesOf(block.text, block.text).map((text) => ({ delta: { reasoningContent: { text } } }));
    case "tool":
      return [
        {
          start: { toolUse: { toolUseId: block.id, name: block.name } },
          delta: { toolUse: { input: JSON.stringify(block.input) } },
        },
      ];
    case "text":
      return piecesOf(block.text, block.text).map((text) => ({ delta: { text } }));
  }
};
