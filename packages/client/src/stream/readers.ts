import { BedrockTargetError } from "@bedrock-targets/core";
import type { Pump } from "./pump.ts";

/** The readers of one pump: at most one loop over the events, and any number that look at what the events add up to. */
export class Readers<Event> {
  readonly #pump: Pump<Event>;
  readonly #left: () => Error | undefined;
  #open = 0;
  #touched = false;
  #pulling: Promise<boolean> | undefined;
  /** Events that others pulled while the loop over the events is open; `undefined` before that loop. */
  #waiting: Event[] | undefined;

  /** @param left makes the error that late readers get once the last reader has left early */
  constructor(pump: Pump<Event>, left: () => Error | undefined) {
    this.#pump = pump;
    this.#left = left;
  }

  /** The loop over the events: each event once, also those that another reader pulls meanwhile. */
  events(): AsyncIterator<Event, undefined> {
    if (this.#waiting) throw onePass("The events of this stream are being read, or were read, by another loop.");
    if (this.#touched) throw onePass("Events of this stream have already been taken by `.text` or `.reply()`.");
    const waiting: Event[] = [];
    this.#waiting = waiting;
    return this.#reader(async () => {
      while (waiting.length === 0 && (await this.#pull())) {
        // The pull may have been another reader's: its event is in the queue in any case.
      }
      return waiting.shift();
    });
  }

  /** A loop over what `take` finds new; where it finds nothing (`""`), the next event is pulled. */
  pieces(take: () => string): AsyncIterator<string, undefined> {
    return this.#reader(async () => {
      for (;;) {
        const piece = take();
        if (piece !== "") return piece;
        if (!(await this.#pull())) return take() || undefined;
      }
    });
  }

  /** Reads to the end. */
  async drain(): Promise<void> {
    this.#open += 1;
    try {
      while (await this.#pull()) {
        // What the events add up to is kept where they are taken in.
      }
    } finally {
      this.#open -= 1;
    }
  }

  /** Ends the reading for everybody. */
  leave(): void {
    this.#pump.stop(this.#left());
  }

  /** Pulls one event for all readers that wait; false at the end. */
  #pull(): Promise<boolean> {
    this.#touched = true;
    this.#pulling ??= this.#next();
    return this.#pulling;
  }

  async #next(): Promise<boolean> {
    try {
      const event = await this.#pump.pull();
      if (event !== undefined) this.#waiting?.push(event);
      return event !== undefined;
    } finally {
      this.#pulling = undefined;
    }
  }

  /** An iterator that counts as a reader from its first step until it is done; the last one to leave ends the stream. */
  #reader<Item>(next: () => Promise<Item | undefined>): AsyncIterator<Item, undefined> {
    let state: "new" | "open" | "done" = "new";
    const enter = (): void => {
      if (state === "new") this.#open += 1;
      if (state === "new") state = "open";
    };
    const finish = (): IteratorReturnResult<undefined> => {
      if (state === "open") this.#open -= 1;
      state = "done";
      return { done: true, value: undefined };
    };
    return {
      next: async () => {
        if (state === "done") return finish();
        enter();
        try {
          const value = await next();
          return value === undefined ? finish() : { done: false, value };
        } catch (error) {
          finish();
          throw error;
        }
      },
      return: async () => {
        const result = finish();
        if (this.#open === 0) this.leave();
        return result;
      },
    };
  }
}

const onePass = (message: string): BedrockTargetError =>
  new BedrockTargetError({
    code: "invalid-request",
    message,
    advice: "A stream is one pass: loop over its events once, and use `.reply()` for the whole.",
  });
