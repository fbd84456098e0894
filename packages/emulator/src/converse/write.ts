import {
  type Answer,
  type AnswerBlock,
  type ReasoningBlock,
  type TextBlock,
  type ToolBlock,
  totalTokens,
  type Usage,
} from "../reply/answer.ts";
import type { CitedDocument } from "../reply/question.ts";
import { beginningOf } from "../reply/words.ts";
import type { JsonObject } from "../wire/json.ts";

/** Members of an answer that depend on the request's settings or on the target, not on the model. */
export interface Extras {
  /** `performanceConfig` and `serviceTier`: echoed where the request asked for them. */
  readonly echoed: JsonObject;
  /** The ARN of the model that a router chose. */
  readonly routedTo?: string;
  /** Whether to count cached tokens although the request has no cache point, as Anthropic models that can cache do outside streams. */
  readonly countsCache: boolean;
  /** Whether the written ones are counted by their time to live too: Anthropic models do so. */
  readonly detailsCache: boolean;
  /** Whether the use of a tool says what it is: Anthropic models do so, and others where Bedrock runs tools itself. */
  readonly typesTools: boolean;
  /** What a guardrail made of the conversation, where the request asked for its trace. */
  readonly guardrail?: JsonObject;
  /** `additionalModelResponseFields`, where the request named paths. */
  readonly additional: JsonObject;
}

/** The body of a Converse answer. */
export const converseBody = (answer: Answer, extras: Extras): JsonObject => ({
  metrics: { latencyMs: answer.latencyMs },
  output: { message: { role: "assistant", content: answer.blocks.flatMap((block) => contentBlocks(block, extras)) } },
  stopReason: answer.stopReason,
  usage: converseUsage(answer.usage, extras),
  ...extras.additional,
  ...extras.echoed,
  ...traceOf(extras),
});

/** Only a router says what it chose, and a guardrail what it found. */
export const traceOf = ({ routedTo, guardrail }: Extras): JsonObject => {
  const trace = {
    ...(guardrail && { guardrail }),
    ...(routedTo !== undefined && { promptRouter: { invokedModelId: routedTo } }),
  };
  return Object.keys(trace).length > 0 ? { trace } : {};
};

/** Token counts. The two undocumented names are on the wire beside the documented ones. */
export const converseUsage = (usage: Usage, { countsCache, detailsCache }: Extras): JsonObject => ({
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
  ...(detailsCache &&
    usage.cacheWriteTokens > 0 && { cacheDetails: [{ ttl: "5m", inputTokens: usage.cacheWriteTokens }] }),
});

const contentBlocks = (block: AnswerBlock, extras: Extras): readonly JsonObject[] => {
  switch (block.type) {
    case "reasoning":
      return [{ reasoningContent: reasoningContent(block) }];
    case "tool":
      return [{ toolUse: { ...toolUseOf(block, extras), input: block.input } }, ...resultBlocks(block)];
    case "text":
      return [textContent(block)];
  }
};

const reasoningContent = ({ text, signature, redacted }: ReasoningBlock): JsonObject =>
  redacted === undefined
    ? { reasoningText: { text, ...(signature !== undefined && { signature }) } }
    : { redactedContent: redacted };

/** The use of a tool but for its input. Where Bedrock ran the tool itself, it says so. */
export const toolUseOf = ({ id, name, result }: ToolBlock, { typesTools }: Extras): JsonObject => ({
  toolUseId: id,
  name,
  ...(typesTools && { type: result ? "server_tool_use" : "tool_use" }),
});

/** The result of a tool that Bedrock ran itself, but for its content. */
export const toolResultOf = ({ id, name }: ToolBlock): JsonObject => ({
  toolUseId: id,
  status: "success",
  type: `${name}_result`,
});

const resultBlocks = (block: ToolBlock): readonly JsonObject[] =>
  block.result ? [{ toolResult: { ...toolResultOf(block), content: [{ json: block.result }] } }] : [];

const textContent = ({ text, cites }: TextBlock): JsonObject =>
  cites.length === 0 ? { text } : { citationsContent: { content: [{ text }], citations: cites.map(citationOf) } };

/** A citation of a document's beginning. */
export const citationOf = ({ index, unit, title, text }: CitedDocument): JsonObject => {
  const cited = beginningOf(text, 80);
  const places = {
    char: { documentChar: { documentIndex: index, start: 0, end: cited.length } },
    page: { documentPage: { documentIndex: index, start: 1, end: 2 } },
    chunk: { documentChunk: { documentIndex: index, start: 0, end: 1 } },
  };
  return { title, sourceContent: [{ text: cited }], location: places[unit] };
};
