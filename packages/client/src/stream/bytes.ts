/** Bytes that come in pieces: kept as they come, joined once. */
export class Bytes {
  readonly #pieces: Uint8Array[] = [];

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  append(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }

  whole(): Uint8Array {
    const whole = new Uint8Array(this.#pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
