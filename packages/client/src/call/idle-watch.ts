/**
 * Notices a connection that has gone silent while somebody waits for it. What counts are bytes, where the transport counts
 * them, else events; a reader who takes his time does not count. One timer for a stream, none for an event.
 */
export class IdleWatch {
  readonly #limitMs: number;
  readonly #bytes: () => number | undefined;
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when nothing has come; `undefined` while nobody waits. */
  #since: number | undefined;
  #seen: number | undefined;

  constructor(limitMs: number, bytes: () => number | undefined, onSilence: () => void) {
    this.#limitMs = limitMs;
    this.#bytes = bytes;
    this.#onSilence = onSilence;
  }

  /** Somebody waits from now on. */
  begin(): void {
    this.#since = performance.now();
    this.#seen = this.#bytes();
    this.#timer ??= this.#start(this.#limitMs / 4);
  }

  /** Something has come. */
  rest(): void {
    this.#since = undefined;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#since = undefined;
  }

  #start(ms: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#look(), ms);
  }

  /** Where nobody waits, nothing holds a stream that was forgotten: the next wait starts a timer. */
  #look(): void {
    this.#timer = undefined;
    const left = this.#left();
    if (left === undefined) return;
    if (left > 0)
      this.#timer = this.#start(Math.min(left, this.#limitMs / 4)); // bytes have no time of their own
    else this.#onSilence();
  }

  /** Milliseconds until the silence is too long; `undefined` while nobody waits. */
  #left(): number | undefined {
    const seen = this.#bytes();
    const now = performance.now();
    if (seen !== undefined && seen !== this.#seen && this.#since !== undefined) this.#since = now;
    this.#seen = seen;
    return this.#since === undefined ? undefined : this.#limitMs - (now - this.#since);
  }
}
