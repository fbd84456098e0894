import type { Answer, AnswerBlock, ReasoningBlock, ToolBlock } from "../reply/answer.ts";
import { piecesOf } from "../reply/words.ts";
import type { StreamEvent } from "../wire/event-stream.ts";
import type { JsonObject } from "../wire/json.ts";
import { citationOf, converseUsage, type Extras, toolResultOf, toolUseOf, traceOf } from "./write.ts";

/** A block of a streamed message: what opens it, if anything, and its pieces. */
interface StreamedBlock {
  /** Only tools and their results have one; text and reasoning begin with their first delta. */
  readonly start?: JsonObject;
  readonly deltas: readonly JsonObject[];
}

/**
 * The events of a ConverseStream answer in the recorded order: `messageStart`, the blocks one after the other,
 * `messageStop`, and `metadata` last.
 */
export function* converseEvents(answer: Answer, extras: Extras): Generator<StreamEvent, void, void> {
  yield { type: "messageStart", members: { role: "assistant" } };
  const blocks = answer.blocks.flatMap((block) => streamedBlocks(block, extras));
  for (const [index, block] of blocks.entries()) yield* blockEvents(block, index);
  yield { type: "messageStop", members: { stopReason: answer.stopReason, ...extras.additional } };
  const metrics = { latencyMs: answer.latencyMs };
  const usage = converseUsage(answer.usage, extras);
  yield { type: "metadata", members: { metrics, usage, ...extras.echoed, ...traceOf(extras) } };
}

function* blockEvents({ start, deltas }: StreamedBlock, contentBlockIndex: number): Generator<StreamEvent, void, void> {
  if (start) yield { type: "contentBlockStart", members: { contentBlockIndex, start } };
  for (const delta of deltas) yield { type: "contentBlockDelta", members: { contentBlockIndex, delta } };
  yield { type: "contentBlockStop", members: { contentBlockIndex } };
}

const streamedBlocks = (block: AnswerBlock, extras: Extras): readonly StreamedBlock[] => {
  switch (block.type) {
    case "reasoning":
      return [{ deltas: reasoningDeltas(block) }];
    case "tool":
      return toolBlocks(block, extras);
    case "text":
      return [
        {
          deltas: [
            ...block.cites.map((document) => ({ citation: citationOf(document) })),
            ...piecesOf(block.text, block.text).map((text) => ({ text })),
          ],
        },
      ];
  }
};

const reasoningDeltas = ({ text, signature, redacted }: ReasoningBlock): readonly JsonObject[] => {
  if (redacted !== undefined) return [{ reasoningContent: { redactedContent: redacted } }];
  const pieces = piecesOf(text, text).map((piece) => ({ reasoningContent: { text: piece } }));
  return signature === undefined ? pieces : [...pieces, { reasoningContent: { signature } }];
};

/** The use of a tool, and its result where there is one already. */
const toolBlocks = (block: ToolBlock, extras: Extras): readonly StreamedBlock[] => [
  { start: { toolUse: toolUseOf(block, extras) }, deltas: inputDeltas(JSON.stringify(block.input)) },
  ...(block.result
    ? [{ start: { toolResult: toolResultOf(block) }, deltas: [{ toolResult: [{ json: block.result }] }] }]
    : []),
];

/** The input of a tool as pieces of JSON text; the first is empty, as it often is on the wire. */
const inputDeltas = (input: string): readonly JsonObject[] =>
  ["", ...piecesOf(input, input)].map((piece) => ({ toolUse: { input: piece } }));
