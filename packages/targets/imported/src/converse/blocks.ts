import type { ContentBlock } from "@bedrock-targets/core";
import type { Said } from "./answer.ts";
import { type Piece, PieceReader } from "./pieces.ts";
import { parsedInput, toolNames } from "./tool-input.ts";

/** The blocks of a whole answer: thoughts, text and uses of tools, in this order, since that of the answer is not told. */
export function blocksOf(said: Said): ContentBlock[] {
  const reader = new PieceReader();
  const pieces = [...reader.read(said), ...reader.end()];
  return [...joined(pieces, "reasoning"), ...joined(pieces, "text"), ...pieces.flatMap(toolUse)];
}

/** All pieces of one sort as one block; none where there are none. */
function joined(pieces: readonly Piece[], type: "reasoning" | "text"): ContentBlock[] {
  const text = pieces.map((piece) => (piece.type === type ? piece.text : "")).join("");
  if (text === "") return [];
  return type === "text" ? [{ text }] : [{ reasoningContent: { reasoningText: { text } } }];
}

/** Input that is no JSON stays text, as in a stream that is put together; the stop reason says so. */
const toolUse = (piece: Piece): ContentBlock[] =>
  piece.type === "tool" ? [{ toolUse: { ...toolNames(piece), input: parsedInput(piece.json) ?? piece.json } }] : [];
