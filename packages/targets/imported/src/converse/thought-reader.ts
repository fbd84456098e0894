/** Text of one sort. */
export interface TextPiece {
  readonly type: "text" | "reasoning";
  readonly text: string;
}

const opening = "<reasoning>";
const closing = "</reasoning>";

/**
 * Tells what was thought from what was said, in text that comes in pieces. Bedrock puts a model's thoughts into the content,
 * in `<reasoning>` tags, and in a stream gives each piece of them tags of its own (recorded). Thoughts come first: once
 * something has been said, a tag is text like any other. The result does not depend on where the pieces were cut.
 */
export class ThoughtReader {
  #state: "between" | "thinking" | "speaking" = "between";
  /** What may yet be the beginning of a tag. */
  #held = "";

  /** Takes further text in. */
  read(text: string): TextPiece[] {
    this.#held += text;
    const pieces: TextPiece[] = [];
    while (this.#step(pieces));
    return pieces;
  }

  /** What was held, where nothing follows. */
  end(): TextPiece[] {
    return this.#take(this.#held.length, this.#state === "thinking" ? "reasoning" : "text");
  }

  /** Goes on to the next tag; false where there is none yet. */
  #step(pieces: TextPiece[]): boolean {
    if (this.#state === "between") return this.#leaveBetween();
    if (this.#state === "thinking") return this.#think(pieces);
    pieces.push(...this.#take(this.#held.length, "text"));
    return false;
  }

  #leaveBetween(): boolean {
    if (opening.startsWith(this.#held) && this.#held !== opening) return false;
    const isTag = this.#held.startsWith(opening);
    if (isTag) this.#held = this.#held.slice(opening.length);
    this.#state = isTag ? "thinking" : "speaking";
    return true;
  }

  #think(pieces: TextPiece[]): boolean {
    const end = this.#held.indexOf(closing);
    pieces.push(...this.#take(end < 0 ? this.#held.length - endingLength(this.#held) : end, "reasoning"));
    if (end < 0) return false;
    this.#held = this.#held.slice(closing.length);
    this.#state = "between";
    return true;
  }

  #take(length: number, type: TextPiece["type"]): TextPiece[] {
    const text = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return text === "" ? [] : [{ type, text }];
  }
}

/** How many of the last characters may be the beginning of the closing tag. */
function endingLength(text: string): number {
  let length = Math.min(closing.length - 1, text.length);
  while (!closing.startsWith(text.slice(text.length - length))) length -= 1;
  return length;
}
