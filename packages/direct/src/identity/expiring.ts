/** What ends at some time. */
interface Ending {
  readonly expiration?: Date | undefined;
}

/** Milliseconds before the end from which on a new value is fetched, beside the calls. */
const early = 5 * 60_000;
/** Milliseconds until fetching beside the calls is tried again after it has failed. */
const pause = 10_000;

/**
 * A value that has to be fetched, and fetched again before it ends. While the kept one is good, calls do not wait: from
 * five minutes before its end a new one is fetched beside them (from half of its life, where that is later). Calls share
 * one fetch. A failure is not kept.
 */
export class Expiring<Value extends Ending> {
  readonly #fetch: (again: boolean) => Value | Promise<Value>;
  #value: Value | undefined;
  #end = Number.POSITIVE_INFINITY;
  #renewAt = Number.POSITIVE_INFINITY;
  #fetching: Promise<Value> | undefined;

  /** @param fetch `again`: whether it has given a value before, which is about to end */
  constructor(fetch: (again: boolean) => Value | Promise<Value>) {
    this.#fetch = fetch;
  }

  /** The kept value where it is good; a promise where it has to be waited for. */
  get(): Value | Promise<Value> {
    const value = this.#value;
    if (value === undefined) return this.#renew();
    if (this.#end === Number.POSITIVE_INFINITY) return value;
    const now = Date.now();
    if (now >= this.#end) return this.#renew();
    if (now >= this.#renewAt) this.#renewBeside(now);
    return value;
  }

  /** What is kept is good no more: the next call waits for a new one, which is fetched as if this one had ended. */
  forget(): void {
    this.#end = 0;
  }

  #renew(): Promise<Value> {
    this.#fetching ??= this.#fetched().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  #renewBeside(now: number): void {
    this.#renew().catch(() => {
      this.#renewAt = now + pause;
    });
  }

  async #fetched(): Promise<Value> {
    const value = await this.#fetch(this.#value !== undefined);
    const now = Date.now();
    const end = value.expiration ? new Date(value.expiration).getTime() : Number.NaN;
    this.#end = Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
    this.#renewAt = Math.max(this.#end - early, (this.#end + now) / 2);
    this.#value = value;
    return value;
  }
}
