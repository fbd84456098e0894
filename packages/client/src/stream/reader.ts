/** What a reader takes its items from. */
export interface ReaderSource<Item> {
  /** The next item of what is here; `undefined` where there is none. */
  readonly take: () => Item | undefined;
  /** Waits for more; false at the end. */
  readonly more: () => Promise<boolean>;
  /** Called with the first step. */
  readonly onBegin: () => void;
  /** Called once, when the reader is done: `early` where it was left before the end, `begun` where it had begun. */
  readonly onDone: (begun: boolean, early: boolean) => void;
}

const done: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** A reader of a stream. Where an item is here, a step costs the promise that the protocol wants and nothing else. */
export class Reader<Item> implements AsyncIterableIterator<Item, undefined> {
  readonly #source: ReaderSource<Item>;
  #state: "new" | "open" | "done" = "new";
  /** How many steps wait, and the newest of them: a later one is not to overtake it. */
  #waiting = 0;
  #newest: Promise<unknown> | undefined;

  constructor(source: ReaderSource<Item>) {
    this.#source = source;
  }

  next(): Promise<IteratorResult<Item, undefined>> {
    if (this.#state === "new") this.#begin();
    if (this.#state === "done") return Promise.resolve(done);
    const value = this.#waiting === 0 ? this.#source.take() : undefined;
    if (value !== undefined) return Promise.resolve({ done: false, value });
    const step = this.#wait(this.#waiting === 0 ? undefined : this.#newest);
    this.#newest = step;
    return step;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#done(true);
    return done;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #wait(before: Promise<unknown> | undefined): Promise<IteratorResult<Item, undefined>> {
    this.#waiting += 1;
    try {
      if (before) await before;
      for (;;) {
        const more = await this.#source.more();
        if (this.#state === "done") return done;
        const value = this.#source.take();
        if (value !== undefined) return { done: false, value };
        if (!more) break;
      }
      this.#done(false);
      return done;
    } catch (error) {
      this.#done(false);
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }

  #begin(): void {
    this.#state = "open";
    this.#source.onBegin();
  }

  #done(early: boolean): void {
    if (this.#state === "done") return;
    const begun = this.#state === "open";
    this.#state = "done";
    this.#source.onDone(begun, early);
  }
}
