/** Targets remembered at the most; the one whose bucket was used longest ago is forgotten, and full again. */
const memory = 500;

/** Counted in tenths of a retry: so much a retry takes, and a success gives back. */
const retry = 10;
const refund = 1;

/** Retries in a full bucket, where nobody says how many. */
export const fullBucket = 100;

/**
 * The retries that each target has used up, so that an outage does not double the load. A bucket that is not here is full. It
 * is one for all calls, whatever each of them takes for empty.
 */
export class Buckets {
  readonly #used = new Map<string, number>();

  /** Takes a retry out of a target's bucket of `size` retries; false where it is empty. */
  take(target: string, size: number): boolean {
    const used = (this.#used.get(target) ?? 0) + retry;
    if (used > size * retry) return false;
    this.#keep(target, used);
    return true;
  }

  /** A call at the target has succeeded. */
  refill(target: string): void {
    const used = this.#used.get(target);
    if (used === undefined) return;
    if (used <= refund) this.#used.delete(target);
    else this.#keep(target, used - refund);
  }

  #keep(target: string, used: number): void {
    this.#used.delete(target);
    this.#used.set(target, used);
    const [oldest] = this.#used.keys();
    if (this.#used.size > memory && oldest !== undefined) this.#used.delete(oldest);
  }
}
