/** How many pieces at the end stay apart, for readers who want the newest. */
const recent = 1024;

/**
 * Text that comes piece by piece: cheap to add to, cheap to read the end of. Older pieces are joined, since a small string
 * takes many times the memory of its letters.
 */
export class GrowingText {
  #length = 0;
  #joined = "";
  readonly #pieces: string[] = [];

  /** In characters. */
  get length(): number {
    return this.#length;
  }

  append(piece: string): void {
    if (!piece) return; // also where a transport has let a null through
    if (typeof piece !== "string") throw new TypeError("A piece of the text is none.");
    this.#length += piece.length;
    if (this.#pieces.push(piece) === 2 * recent) this.#joined += this.#pieces.splice(0, recent).join("");
  }

  /** What follows a former length: mostly nothing, or the last piece. */
  since(length: number): string {
    let at = this.#pieces.length;
    let from = this.#length;
    while (from > length && at > 0) {
      at -= 1;
      from -= this.#pieces[at]?.length ?? 0;
    }
    const isOnePiece = at === this.#pieces.length - 1;
    const pieces = isOnePiece ? (this.#pieces[at] ?? "") : this.#pieces.slice(at).join("");
    return from > length ? this.#joined.slice(length) + pieces : pieces;
  }

  whole(): string {
    return this.#joined + this.#pieces.join("");
  }
}
