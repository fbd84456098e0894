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
    this.#timer ??= this.#start(this.#limitMs);
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

  #look(): void {
    const left = this.#left();
    this.#timer = this.#start(left > 0 ? left : this.#limitMs);
    if (left <= 0) this.#onSilence();
  }

  /** Milliseconds until the silence is too long. */
  #left(): number {
    const seen = this.#bytes();
    const now = performance.now();
    if (seen !== undefined && seen !== this.#seen && this.#since !== undefined) this.#since = now;
    this.#seen = seen;
    return this.#since === undefined ? this.#limitMs : this.#limitMs - (now - this.#since);
  }
}
