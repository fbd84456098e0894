/** Counted in tenths of a request. */
const full = 100;
const one = 10;
const refund = 1;

/**
 * How often a request may still be sent once more unseen: ten times, and once for ten answers. A server that closes its
 * connections now and then is not noticed; one that closes them under every request gets no more than a tenth in addition.
 */
export class Resends {
  #left = full;

  take(): boolean {
    if (this.#left < one) return false;
    this.#left -= one;
    return true;
  }

  /** A request was answered. */
  answered(): void {
    this.#left = Math.min(full, this.#left + refund);
  }
}
