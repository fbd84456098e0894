import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Pump } from "./pump.ts";
import { Queue } from "./queue.ts";
import { Reader } from "./reader.ts";

/** The readers of one pump: at most one loop over the events, and any number that look at what the events add up to. */
export class Readers<Event> {
  readonly #pump: Pump<Event>;
  readonly #left: () => Error | undefined;
  #open = 0;
  /** Whether an event has come before there was a loop over the events. */
  #missed = false;
  /** What other readers have taken and the loop over the events has yet to give; `undefined` before that loop. */
  #queue: Queue<Event> | undefined;

  /** @param left makes the error that late readers get once the last reader has left early */
  constructor(pump: Pump<Event>, left: () => Error | undefined) {
    this.#pump = pump;
    this.#left = left;
  }

  /** The loop over the events: each event once, also those that another reader takes meanwhile, as `itemOf` gives it. */
  events<Item>(itemOf: (event: Event) => Item | undefined): Reader<Item> {
    if (this.#queue) throw onePass("The events of this stream are being read, or were read, by another loop.");
    if (this.#missed) throw onePass("Events of this stream have already been taken by `.text` or `.reply()`.");
    const queue = new Queue<Event>();
    this.#queue = queue;
    const take = (): Item | undefined => {
      for (;;) {
        const event = queue.shift() ?? this.#pump.take();
        const item = event && itemOf(event);
        if (item !== undefined || event === undefined) return item;
      }
    };
    return this.#reader(take, () => queue.close());
  }

  /** A loop over what `newText` finds; where it finds nothing (`""`), the next event is taken. */
  pieces(newText: () => string): Reader<string> {
    const take = (): string | undefined => {
      let text = newText();
      while (text === "" && this.#skim()) text = newText();
      return text || undefined;
    };
    return this.#reader(take, () => {});
  }

  /** Reads to the end; costs no promise for an event that is here. */
  async drain(): Promise<void> {
    this.#open += 1;
    try {
      do {
        while (this.#skim());
      } while (await this.#pump.more());
    } finally {
      this.#open -= 1;
    }
  }

  /** Ends the reading for everybody, as left before its end. */
  leave(): void {
    this.#pump.stop(() => {
      const error = this.#left();
      return error && Promise.resolve(error);
    });
  }

  /** Ends the reading for everybody, with an error. */
  fail(error: Error): void {
    this.#pump.stop(() => Promise.resolve(error));
  }

  /** Takes an event in, for whoever looks at what events add up to; false where none is here. */
  #skim(): boolean {
    const event = this.#pump.take();
    if (event === undefined) return false;
    if (this.#queue) this.#queue.push(event);
    else this.#missed = true;
    return true;
  }

  /** A reader that counts from its first step until it is done; the last one to leave early ends the stream. */
  #reader<Item>(take: () => Item | undefined, close: () => void): Reader<Item> {
    return new Reader({
      take,
      more: () => this.#pump.more(),
      onBegin: () => {
        this.#open += 1;
      },
      onDone: (begun, early) => {
        close();
        if (!begun) return;
        this.#open -= 1;
        if (early && this.#open === 0) this.leave();
      },
    });
  }
}

const onePass = (message: string): BedrockTargetError =>
  new BedrockTargetError({
    code: "invalid-request",
    message,
    advice: "A stream is one pass: loop over its events once, and use `.reply()` for the whole.",
  });
