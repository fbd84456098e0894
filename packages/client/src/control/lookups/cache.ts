import { Flight } from "./flight.ts";

/** How long answers are kept, in milliseconds, and how many. */
export interface CacheLimits {
  /** Default: 300,000. */
  readonly ttlMs?: number;
  /** For a refusal or an absence. Default: 30,000. */
  readonly negativeTtlMs?: number;
  /** Default: 1,000. */
  readonly size?: number;
}

interface Entry {
  readonly flight: Flight<unknown>;
  /** `Infinity` while the answer is not there yet. */
  expires: number;
}

/**
 * Remembers answers by their question; the same question is asked once at a time, whoever asks. Errors that `isLasting`
 * are remembered too, for a shorter time. The answers that were asked for longest ago go first.
 */
export class LookupCache {
  readonly #entries = new Map<string, Entry>();
  readonly #limits: Required<CacheLimits>;
  readonly #isLasting: (error: unknown) => boolean;

  constructor(isLasting: (error: unknown) => boolean, limits: CacheLimits = {}) {
    this.#isLasting = isLasting;
    this.#limits = { ttlMs: 300_000, negativeTtlMs: 30_000, size: 1_000, ...limits };
  }

  /** The answer to a question. `refresh` asks anew, unless that is being done just now. */
  get<Answer>(
    key: string,
    ask: (signal: AbortSignal) => Promise<Answer>,
    options: { readonly signal?: AbortSignal | undefined; readonly refresh?: boolean | undefined } = {},
  ): Promise<Answer> {
    const known = this.#entries.get(key);
    const isFresh = known !== undefined && !known.flight.isAbandoned && known.expires > Date.now();
    const isUsable = isFresh && !(options.refresh && known.flight.isLanded);
    const entry = isUsable ? known : this.#begin(key, ask);
    this.#entries.delete(key);
    this.#entries.set(key, entry); // to the end of the order
    this.#forgetOldest();
    return entry.flight.join(options.signal) as Promise<Answer>; // the key stands for the question, and so for its type
  }

  /** Forgets the answers to some questions. Those who wait for one still get it. */
  forget(concerns: (key: string) => boolean): void {
    for (const key of this.#entries.keys()) if (concerns(key)) this.#entries.delete(key);
  }

  #begin(key: string, ask: (signal: AbortSignal) => Promise<unknown>): Entry {
    const entry: Entry = { flight: new Flight(ask), expires: Number.POSITIVE_INFINITY };
    const keep = (ttlMs: number) => {
      entry.expires = Date.now() + ttlMs;
    };
    const forget = () => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
    entry.flight.landed.then(
      () => keep(this.#limits.ttlMs),
      (error: unknown) => (this.#isLasting(error) ? keep(this.#limits.negativeTtlMs) : forget()),
    );
    return entry;
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#limits.size && oldest !== undefined) this.#entries.delete(oldest);
  }
}
