/** The moment of a signature, as the signature has it. */
export interface Moment {
  /** `20261124T083000Z` */
  readonly time: string;
  /** `20261124` */
  readonly day: string;
}

/** Gives the moment of now, which is written anew only when a second has gone by. */
export class Clock {
  /** Milliseconds that AWS's clock is ahead of this machine's. */
  offset = 0;
  #second = Number.NaN;
  #moment: Moment = { time: "", day: "" };

  now(): Moment {
    const milliseconds = Date.now() + this.offset;
    const second = Math.floor(milliseconds / 1000);
    if (second === this.#second) return this.#moment;
    this.#second = second;
    this.#moment = momentOf(new Date(milliseconds));
    return this.#moment;
  }
}

/** `2026-11-24T08:30:00.123Z` → `20261124T083000Z` */
export function momentOf(date: Date): Moment {
  const time = `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  return { time, day: time.slice(0, 8) };
}
