import { beginningOf, columnsOf, cut, flat, pad } from "./text.ts";

/** A text that comes in pieces, shown on one line of limited width. What is given to be written never has to be undone. */
export class OneLine {
  readonly #columns: number;
  #text = "";
  #written = "";
  #full = false;

  constructor(columns: number) {
    this.#columns = columns;
  }

  get isBegun(): boolean {
    return this.#written !== "";
  }

  /** What is to be written now that this piece has come. */
  add(piece: string): string {
    if (this.#full) return "";
    this.#text = flat(this.#text + piece);
    this.#full = columnsOf(this.#text) > this.#columns;
    // The last column is kept for an ellipsis; a space at the end may turn out to stand before it.
    return this.#write(beginningOf(this.#text, this.#columns - 1).trimEnd());
  }

  /** What is to be written at the end, spaces up to the full width included. */
  end(): string {
    return this.#write(pad(cut(this.#text, this.#columns), this.#columns));
  }

  #write(line: string): string {
    const fresh = line.slice(this.#written.length);
    this.#written = line;
    return fresh;
  }
}
