import type { Answer, AnswerBlock } from "../reply/answer.ts";
import { piecesOf } from "../reply/words.ts";
import type { StreamEvent } from "../wire/event-stream.ts";
import type { JsonObject } from "../wire/json.ts";
import { citationOf, converseUsage, type Extras, traceOf } from "./write.ts";

/**
 * The events of a ConverseStream answer in the recorded order: `messageStart`, the blocks one after the other,
 * `messageStop`, and `metadata` last.
 */
export function* converseEvents(answer: Answer, extras: Extras): Generator<StreamEvent, void, void> {
  yield { type: "messageStart", members: { role: "assistant" } };
  for (const [index, block] of answer.blocks.entries()) yield* blockEvents(block, index);
  yield { type: "messageStop", members: { stopReason: answer.stopReason, ...extras.additional } };
  const metrics = { latencyMs: answer.latencyMs };
  const usage = converseUsage(answer.usage, extras.countsCache);
  yield { type: "metadata", members: { metrics, usage, ...extras.echoed, ...traceOf(extras) } };
}

function* blockEvents(block: AnswerBlock, contentBlockIndex: number): Generator<StreamEvent, void, void> {
  // Only a tool use opens with contentBlockStart; text and reasoning begin with their first delta.
  if (block.type === "tool") {
    const toolUse = { toolUseId: block.id, name: block.name, type: "tool_use" };
    yield { type: "contentBlockStart", members: { contentBlockIndex, start: { toolUse } } };
  }
  for (const delta of deltasOf(block)) yield { type: "contentBlockDelta", members: { contentBlockIndex, delta } };
  yield { type: "contentBlockStop", members: { contentBlockIndex } };
}

const deltasOf = (block: AnswerBlock): readonly JsonObject[] => {
  switch (block.type) {
    case "reasoning":
      return [
        ...piecesOf(block.text, block.text).map((text) => ({ reasoningContent: { text } })),
        { reasoningContent: { signature: block.signature } },
      ];
    case "tool":
      return inputDeltas(JSON.stringify(block.input));
    case "text":
      return [
        ...block.cites.map((document) => ({ citation: citationOf(document) })),
        ...piecesOf(block.text, block.text).map((text) => ({ text })),
      ];
  }
};

/** The input of a tool as pieces of JSON text; the first is empty, as it often is on the wire. */
const inputDeltas = (input: string): readonly JsonObject[] =>
  ["", ...piecesOf(input, input)].map((piece) => ({ toolUse: { input: piece } }));
