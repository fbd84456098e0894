/** Items in the order in which they came. Taking one moves nothing; closed, it keeps none. */
export class Queue<Item> {
  #items: (Item | undefined)[] = [];
  #first = 0;
  #closed = false;

  push(item: Item): void {
    if (!this.#closed) this.#items.push(item);
  }

  shift(): Item | undefined {
    if (this.#first === this.#items.length) return undefined;
    const item = this.#items[this.#first];
    this.#items[this.#first] = undefined; // what was given may be forgotten
    this.#first += 1;
    if (this.#first === this.#items.length) this.#empty();
    return item;
  }

  close(): void {
    this.#closed = true;
    this.#empty();
  }

  #empty(): void {
    this.#items = [];
    this.#first = 0;
  }
}
