import type { Answer, AnswerBlock, ReasoningBlock } from "../reply/answer.ts";
import { piecesOf } from "../reply/words.ts";
import type { JsonObject } from "../wire/json.ts";

/** An answer as Anthropic's stream events, from `message_start` to `message_stop`. */
export function* anthropicEvents(answer: Answer, emptyMessage: JsonObject): Generator<JsonObject, void, void> {
  yield { type: "message_start", message: emptyMessage };
  for (const [index, block] of answer.blocks.entries()) {
    yield { type: "content_block_start", index, content_block: emptyBlock(block) };
    for (const delta of deltasOf(block)) yield { type: "content_block_delta", index, delta };
    yield { type: "content_block_stop", index };
  }
  const delta = { stop_reason: answer.stopReason, stop_sequence: answer.stopSequence ?? null };
  yield { type: "message_delta", delta, usage: { output_tokens: answer.usage.outputTokens } };
  yield { type: "message_stop" };
}

const emptyBlock = (block: AnswerBlock): JsonObject => {
  switch (block.type) {
    case "reasoning":
      return block.redacted === undefined
        ? { type: "thinking", thinking: "", signature: "" }
        : { type: "redacted_thinking", data: block.redacted };
    case "tool":
      return { type: "tool_use", id: block.id, name: block.name, input: {} };
    case "text":
      return { type: "text", text: "" };
  }
};

const deltasOf = (block: AnswerBlock): readonly JsonObject[] => {
  switch (block.type) {
    case "reasoning":
      return block.redacted !== undefined ? [] : thinkingDeltas(block);
    case "tool":
      return inputDeltas(JSON.stringify(block.input));
    case "text":
      return piecesOf(block.text, block.text).map((text) => ({ type: "text_delta", text }));
  }
};

const inputDeltas = (input: string): readonly JsonObject[] =>
  ["", ...piecesOf(input, input)].map((partial_json) => ({ type: "input_json_delta", partial_json }));

const thinkingDeltas = ({ text, signature }: ReasoningBlock): readonly JsonObject[] => [
  ...piecesOf(text, text).map((thinking) => ({ type: "thinking_delta", thinking })),
  { type: "signature_delta", signature },
];
