import type { Call, Said } from "./answer.ts";
import { type TextPiece, ThoughtReader } from "./thought-reader.ts";

/** What an answer consists of: text, thoughts, uses of tools, or pieces of them, in order. None is empty but a use. */
export type Piece = TextPiece | ({ readonly type: "tool" } & Call);

/** Takes an answer apart, whole or in chunks. */
export class PieceReader {
  readonly #thoughts = new ThoughtReader();

  read({ thought, text, calls }: Said): Piece[] {
    return [
      ...(thought === "" ? [] : [{ type: "reasoning", text: thought } as const]),
      ...(text === "" ? [] : this.#thoughts.read(text)),
      ...calls.map((call) => ({ type: "tool", ...call }) as const),
    ];
  }

  /** What was waiting for more, where nothing follows. */
  end(): Piece[] {
    return this.#thoughts.end();
  }
}
