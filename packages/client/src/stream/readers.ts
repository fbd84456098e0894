import { BedrockTargetError } from "@bedrock-targets/core";
import type { Pump } from "./pump.ts";

/** The readers of one pump: at most one loop over the events, and any number that look at what the events add up to. */
export class Readers<Event> {
  readonly #pump: Pump<Event>;
  readonly #left: () => Error | undefined;
  #open = 0;
  /** Whether an event has come before there was a loop over the events. */
  #missed = false;
  #pulling: Promise<boolean> | undefined;
  /** Events for the loop over the events, also those that others pulled; `undefined` before that loop. */
  #waiting: Event[] | undefined;
  #isLoopOpen = false;

  /** @param left makes the error that late readers get once the last reader has left early */
  constructor(pump: Pump<Event>, left: () => Error | undefined) {
    this.#pump = pump;
    this.#left = left;
  }

  /** The loop over the events: each event once, also those that another reader pulls meanwhile. */
  events(): AsyncIterableIterator<Event, undefined> {
    if (this.#waiting) throw onePass("The events of this stream are being read, or were read, by another loop.");
    if (this.#missed) throw onePass("Events of this stream have already been taken by `.text` or `.reply()`.");
    const waiting: Event[] = [];
    this.#waiting = waiting;
    this.#isLoopOpen = true;
    const next = async (): Promise<Event | undefined> => {
      while (waiting.length === 0 && (await this.#pull())) {
        // The pull may have been another reader's: its event is in the queue in any case.
      }
      return waiting.shift();
    };
    const close = (): void => {
      this.#isLoopOpen = false;
      waiting.length = 0;
    };
    return this.#reader(next, close);
  }

  /** A loop over what `take` finds new; where it finds nothing (`""`), the next event is pulled. */
  pieces(take: () => string): AsyncIterableIterator<string, undefined> {
    const next = async (): Promise<string | undefined> => {
      for (;;) {
        const piece = take();
        if (piece !== "") return piece;
        if (!(await this.#pull())) return take() || undefined;
      }
    };
    return this.#reader(next, () => {});
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
    this.#pulling ??= this.#next();
    return this.#pulling;
  }

  async #next(): Promise<boolean> {
    try {
      const event = await this.#pump.pull();
      if (event === undefined) return false;
      if (this.#waiting === undefined) this.#missed = true;
      else if (this.#isLoopOpen) this.#waiting.push(event);
      return true;
    } finally {
      this.#pulling = undefined;
    }
  }

  /** An iterator that counts as a reader from its first step until it is done; the last one to leave ends the stream. */
  #reader<Item>(next: () => Promise<Item | undefined>, close: () => void): AsyncIterableIterator<Item, undefined> {
    let state: "new" | "open" | "done" = "new";
    const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
    const move = (to: "open" | "done"): void => {
      if (state === "open") this.#open -= 1;
      if (to === "open") this.#open += 1;
      else close();
      state = to;
    };
    const step = async (): Promise<IteratorResult<Item, undefined>> => {
      if (state === "done") return done;
      if (state === "new") move("open");
      const value = await next().catch((error: unknown) => {
        move("done");
        throw error;
      });
      if (value !== undefined) return { done: false, value };
      move("done");
      return done;
    };
    const leave = async (): Promise<typeof done> => {
      const wasOpen = state === "open";
      move("done");
      if (wasOpen && this.#open === 0) this.leave();
      return done;
    };
    return { next: step, return: leave, [Symbol.asyncIterator]: itself };
  }
}

function itself<Iterator>(this: Iterator): Iterator {
  return this;
}

const onePass = (message: string): BedrockTargetError =>
  new BedrockTargetError({
    code: "invalid-request",
    message,
    advice: "A stream is one pass: loop over its events once, and use `.reply()` for the whole.",
  });
