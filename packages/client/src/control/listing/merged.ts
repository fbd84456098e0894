/**
 * Reads several sources, some at once, and gives their batches as they come. A source is asked for its next batch when its
 * last one has been taken: nothing piles up.
 */
export async function* merged<Batch>(
  sources: readonly AsyncIterator<Batch>[],
  atOnce: number,
  signal: AbortSignal,
): AsyncGenerator<Batch, void, void> {
  const waiting = [...sources];
  const arrivals = new Arrivals<Arrival<Batch>>();
  const advance = (source: AsyncIterator<Batch> | undefined): void => {
    source?.next().then(
      (result) => arrivals.put({ source, result }),
      (error: unknown) => arrivals.fail(error),
    );
  };
  const stop = () => arrivals.fail(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (const source of waiting.splice(0, atOnce)) advance(source);
    for (let open = sources.length; open > 0; ) {
      const { source, result } = await arrivals.take();
      if (result.done) open -= 1;
      else yield result.value;
      advance(result.done ? waiting.shift() : source);
    }
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

interface Arrival<Batch> {
  readonly source: AsyncIterator<Batch>;
  readonly result: IteratorResult<Batch>;
}

/** What has come, in order. `Promise.race` would keep every batch for as long as one source is slow. */
class Arrivals<Item> {
  readonly #items: Item[] = [];
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => {};

  put(item: Item): void {
    this.#items.push(item);
    this.#wake();
  }

  /** Comes before everything that has not been taken. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  async take(): Promise<Item> {
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      const item = this.#items.shift();
      if (item !== undefined) return item;
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
  }
}
