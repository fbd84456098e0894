import type { ContentBlockDelta, ConverseStreamOutput } from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Piece } from "./pieces.ts";
import { parsedInput, toolNames } from "./tool-input.ts";

/** The block that is being written. */
interface OpenBlock {
  /** Pieces with the same key go into the same block. */
  readonly key: string;
  /** A tool's input so far; undefined for other blocks. */
  json: string | undefined;
}

/**
 * Writes the events of a message's blocks: numbered 0, 1, 2, one after the other, each with its `contentBlockStop`; only the
 * use of a tool has a `contentBlockStart` (so it is in recorded traffic). Where a model says something in the midst of a tool's
 * input, that waits until the input is whole.
 */
export class BlockWriter {
  #open: OpenBlock | undefined;
  #index = -1;
  #waiting: Piece[] = [];
  /** The tools whose blocks have been written, by key. */
  readonly #inputs = new Map<string, string>();

  /** The inputs of all tools, once the message has ended. */
  get inputs(): readonly string[] {
    return [...this.#inputs.values()];
  }

  /** Takes a piece in. */
  *write(piece: Piece): Generator<ConverseStreamOutput, void, void> {
    const key = keyOf(piece);
    if (this.#isAfterword(piece, key)) return;
    if (this.#open?.key !== key) {
      if (this.#isUnfinished()) {
        this.#waiting.push(piece);
        return;
      }
      yield* this.#close();
      yield* this.#begin(piece, key);
    }
    yield* this.#append(piece);
    if (this.#waiting.length > 0 && !this.#isUnfinished()) yield* this.#writeWaiting();
  }

  /** Ends the message; an input that was waited for in vain stays as it is. */
  *end(): Generator<ConverseStreamOutput, void, void> {
    yield* this.#close();
    while (this.#waiting.length > 0) {
      yield* this.#writeWaiting();
      yield* this.#close();
    }
  }

  *#writeWaiting(): Generator<ConverseStreamOutput, void, void> {
    const pieces = this.#waiting;
    this.#waiting = [];
    for (const piece of pieces) yield* this.write(piece);
  }

  /** Whether the open block is a tool's whose input is not whole. Inputs are objects, so the last character tells mostly. */
  #isUnfinished(): boolean {
    const json = this.#open?.json;
    return json !== undefined && !(json.trimEnd().endsWith("}") && parsedInput(json) !== undefined);
  }

  /** Whether it adds nothing to an input that is whole: some servers end each tool with an empty piece. */
  #isAfterword(piece: Piece, key: string): boolean {
    return piece.type === "tool" && piece.json.trim() === "" && this.#inputs.has(key);
  }

  *#begin(piece: Piece, key: string): Generator<ConverseStreamOutput, void, void> {
    if (this.#inputs.has(key)) throw continued();
    this.#index += 1;
    this.#open = { key, json: piece.type === "tool" ? "" : undefined };
    if (piece.type !== "tool") return;
    yield { contentBlockStart: { start: { toolUse: toolNames(piece) }, contentBlockIndex: this.#index } };
  }

  *#append(piece: Piece): Generator<ConverseStreamOutput, void, void> {
    if (piece.type !== "tool") {
      yield this.#delta(piece.type === "text" ? { text: piece.text } : { reasoningContent: { text: piece.text } });
    } else if (piece.json !== "") {
      if (this.#open) this.#open.json += piece.json;
      yield this.#delta({ toolUse: { input: piece.json } });
    }
  }

  *#close(): Generator<ConverseStreamOutput, void, void> {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    if (open.json === "") yield this.#delta({ toolUse: { input: "{}" } }); // joined, the pieces of an input always parse
    if (open.json !== undefined) this.#inputs.set(open.key, open.json);
    yield { contentBlockStop: { contentBlockIndex: this.#index } };
  }

  #delta(delta: ContentBlockDelta): ConverseStreamOutput {
    return { contentBlockDelta: { delta, contentBlockIndex: this.#index } };
  }
}

const keyOf = (piece: Piece): string => (piece.type === "tool" ? `tool ${piece.index}` : piece.type);

/** The blocks of a message come one after the other, so a piece for one that has been closed has no place. */
const continued = (): BedrockTargetError =>
  new BedrockTargetError({
    code: "model-error",
    message: "The model went on with the input of a tool after it was whole.",
    advice: "Call again, or call `invokeModelStream`, which gives the chunks as they are.",
  });
