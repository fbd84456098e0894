/** Targets remembered at the most; the one whose bucket was used longest ago is forgotten, and full again. */
const memory = 500;

/** What a success gives back of a retry. */
const refund = 0.1;

/** The retries that each target has left, so that an outage does not double the load. A bucket that is not here is full. */
export class Buckets {
  readonly #left = new Map<string, number>();

  /** Takes a retry out of a target's bucket; false where it is empty. */
  take(target: string, size: number): boolean {
    const left = this.#left.get(target) ?? size;
    if (left < 1) return false;
    this.#keep(target, left - 1);
    return true;
  }

  /** A call at the target has succeeded. */
  refill(target: string, size: number): void {
    const left = this.#left.get(target);
    if (left === undefined) return;
    if (left + refund >= size) this.#left.delete(target);
    else this.#left.set(target, left + refund);
  }

  #keep(target: string, left: number): void {
    this.#left.delete(target);
    this.#left.set(target, left);
    const [oldest] = this.#left.keys();
    if (this.#left.size > memory && oldest !== undefined) this.#left.delete(oldest);
  }
}
