import { untilAborted } from "../../call.ts";

/** One question on its way, and those who wait for its answer. When the last of them has left, it is called back. */
export class Flight<Answer> {
  readonly landed: Promise<Answer>;
  isLanded = false;
  readonly #exchange = new AbortController();
  #waiting = 0;

  constructor(ask: (signal: AbortSignal) => Promise<Answer>) {
    this.landed = ask(this.#exchange.signal).finally(() => {
      this.isLanded = true;
    });
    this.landed.catch(() => {}); // told to those who wait
  }

  /** Whether nobody waits for an answer that has not come. */
  get isAbandoned(): boolean {
    return this.#exchange.signal.aborted;
  }

  /** Waits for the answer until `signal` is aborted, which then is the reason of the failure. */
  async join(signal: AbortSignal | undefined): Promise<Answer> {
    signal?.throwIfAborted();
    if (this.isLanded) return this.landed;
    this.#waiting += 1;
    try {
      return await (signal ? untilAborted(this.landed, signal) : this.landed);
    } finally {
      this.#leave();
    }
  }

  #leave(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0 && !this.isLanded) this.#exchange.abort();
  }
}
