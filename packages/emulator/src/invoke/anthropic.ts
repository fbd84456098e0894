import type { Model } from "../account/model.ts";
import type { Answer, AnswerBlock, Usage } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { tokensIn } from "../reply/tokens.ts";
import { type JsonObject, numberOf } from "../wire/json.ts";
import { identifierOf } from "../wire/random.ts";
import { anthropicCompletion } from "./anthropic-completion.ts";
import { anthropicEvents } from "./anthropic-events.ts";
import { readAnthropic } from "./anthropic-read.ts";
import { type About, type Dialect, malformed, metricsOf, requireMembers, requireMessages } from "./dialect.ts";

/** Anthropic's Messages format; a `prompt` in place of `messages` is answered in the format that came before it. */
export const anthropic: Dialect = {
  answer(body, about) {
    if (body.messages === undefined && body.prompt !== undefined) return anthropicCompletion.answer(body, about);
    requireMembers(body, ["anthropic_version", "max_tokens"]);
    requireMessages(body);
    if ((numberOf(body.max_tokens) ?? 0) < 1) throw malformed("max_tokens must be a number of at least 1");
    const answer = compose(readAnthropic(body, about));
    return {
      body: messageOf(answer, about),
      chunks: anthropicEvents(answer, emptyMessage(answer, about)),
      metrics: metricsOf(answer),
    };
  },
};

const messageOf = (answer: Answer, about: About): JsonObject => ({
  ...identityOf(about),
  content: answer.blocks.map(contentBlock),
  stop_reason: answer.stopReason,
  stop_sequence: answer.stopSequence ?? null,
  stop_details: null,
  usage: {
    ...inputUsage(answer, about),
    output_tokens: answer.usage.outputTokens,
    output_tokens_details: { thinking_tokens: tokensIn(charactersThought(answer)) },
    service_tier: "standard",
  },
});

const charactersThought = ({ blocks }: Answer): number =>
  blocks.reduce((sum, block) => sum + (block.type === "reasoning" ? block.text.length : 0), 0);

/** The message as a stream announces it. */
const emptyMessage = (answer: Answer, about: About): JsonObject => ({
  ...identityOf(about),
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: { ...inputUsage(answer, about), output_tokens: 1 },
});

const identityOf = ({ seed, model }: About): JsonObject => ({
  id: `msg_bdrk_01${identifierOf(seed)}`,
  type: "message",
  role: "assistant",
  model: vendorName(model),
});

/** Anthropic's own name: the id without the provider and without the version that Bedrock gave it. */
const vendorName = ({ modelId }: Model): string => modelId.replace(/^anthropic\./, "").replace(/-v\d+(:\d+)?$/, "");

const inputUsage = ({ usage }: Answer, { model }: About): JsonObject => ({
  input_tokens: usage.inputTokens,
  ...(model.caches && cacheUsage(usage)),
});

const cacheUsage = (usage: Usage): JsonObject => ({
  cache_creation_input_tokens: usage.cacheWriteTokens,
  cache_read_input_tokens: usage.cacheReadTokens,
  cache_creation: { ephemeral_5m_input_tokens: usage.cacheWriteTokens, ephemeral_1h_input_tokens: 0 },
});

const contentBlock = (block: AnswerBlock): JsonObject => {
  switch (block.type) {
    case "reasoning":
      return block.redacted === undefined
        ? { type: "thinking", thinking: block.text, signature: block.signature }
        : { type: "redacted_thinking", data: block.redacted };
    case "tool":
      return { type: "tool_use", id: block.id, name: block.name, input: block.input };
    case "text":
      return { type: "text", text: block.text };
  }
};
