import { type Answer, type AnswerBlock, type TextBlock, totalTokens, type Usage } from "../reply/answer.ts";
import type { CitedDocument } from "../reply/question.ts";
import { beginningOf } from "../reply/words.ts";
import type { JsonObject } from "../wire/json.ts";

/** Members of an answer that depend on the request's settings or on the target, not on the model. */
export interface Extras {
  /** `performanceConfig` and `serviceTier`: echoed where the request asked for them. */
  readonly echoed: JsonObject;
  /** The ARN of the model that a router chose. */
  readonly routedTo?: string;
  /** Whether to count cached tokens although the request has no cache point, as Anthropic models do outside streams. */
  readonly countsCache: boolean;
  /** `additionalModelResponseFields`, where the request named paths. */
  readonly additional: JsonObject;
}

/** The body of a Converse answer. */
export const converseBody = (answer: Answer, extras: Extras): JsonObject => ({
  metrics: { latencyMs: answer.latencyMs },
  output: { message: { role: "assistant", content: answer.blocks.map(contentBlock) } },
  stopReason: answer.stopReason,
  usage: converseUsage(answer.usage, extras.countsCache),
  ...extras.additional,
  ...extras.echoed,
  ...traceOf(extras),
});

/** Only a router says what it chose, and only there. */
export const traceOf = ({ routedTo }: Extras): JsonObject =>
  routedTo === undefined ? {} : { trace: { promptRouter: { invokedModelId: routedTo } } };

/** Token counts. The two undocumented names are on the wire beside the documented ones. */
export const converseUsage = (usage: Usage, countsCache: boolean): JsonObject => ({
  inputTokens: usage.inputTokens,
  outputTokens: usage.outputTokens,
  totalTokens: totalTokens(usage),
  serverToolUsage: {},
  ...((usage.cached || countsCache) && {
    cacheReadInputTokens: usage.cacheReadTokens,
    cacheReadInputTokenCount: usage.cacheReadTokens,
    cacheWriteInputTokens: usage.cacheWriteTokens,
    cacheWriteInputTokenCount: usage.cacheWriteTokens,
  }),
  ...(usage.cacheWriteTokens > 0 && { cacheDetails: [{ ttl: "5m", inputTokens: usage.cacheWriteTokens }] }),
});

const contentBlock = (block: AnswerBlock): JsonObject => {
  switch (block.type) {
    case "reasoning":
      return { reasoningContent: { reasoningText: { text: block.text, signature: block.signature } } };
    case "tool":
      return { toolUse: { toolUseId: block.id, name: block.name, input: block.input, type: "tool_use" } };
    case "text":
      return textContent(block);
  }
};

const textContent = ({ text, cites }: TextBlock): JsonObject =>
  cites.length === 0 ? { text } : { citationsContent: { content: [{ text }], citations: cites.map(citationOf) } };

/** A citation of a document's beginning. */
export const citationOf = ({ index, title, text }: CitedDocument): JsonObject => {
  const cited = beginningOf(text, 80);
  return {
    title,
    sourceContent: [{ text: cited }],
    location: { documentChar: { documentIndex: index, start: 0, end: cited.length } },
  };
};
