import type { MembersShape } from "../request/shape.ts";
import type { EventStream } from "../transport.ts";
import type { ByteSource } from "./bytes.ts";
import { copyOf } from "./copy.ts";
import { parsePayload, unknownPayload } from "./event-payload.ts";
import { FrameDecoder } from "./frame-decoder.ts";
import type { HeaderBlock } from "./header-blocks.ts";
import { textOfBytes } from "./parse-json.ts";
import { readShape } from "./read-shape.ts";
import { readTextDelta } from "./text-delta.ts";

/** A frame that ends its stream: an exception of the service. */
export interface FailureFrame {
  readonly headers: HeaderBlock;
  readonly payload: Uint8Array;
  /** The whole frame. */
  readonly bytes: Uint8Array;
}

/** What a stream needs to know of its operation. */
export interface WireStreamOptions {
  readonly bytes: ByteSource;
  /** The shapes of its events, by their names. */
  readonly events: MembersShape;
  readonly failureOf: (frame: FailureFrame) => Error | Promise<Error>;
}

/** The events in bytes that come split anywhere: all that a chunk completes at once, without a promise for each. */
export class WireStream<Event> implements EventStream<Event>, AsyncIterator<Event, undefined> {
  readonly #options: WireStreamOptions;
  readonly #decoder = new FrameDecoder((headers, bytes, from, to, start) =>
    this.#frame(headers, bytes, from, to, start),
  );
  /** Events that nobody has taken: from `#at` on. */
  #batch: Event[] = [];
  #at = 0;
  #reading: Promise<boolean> | undefined;
  bytesRead = 0;
  #isAtEnd = false;
  #failure: Error | Promise<Error> | undefined;

  constructor(options: WireStreamOptions) {
    this.#options = options;
  }

  /** All events that are here; of none, those that come next. */
  async nextBatch(): Promise<readonly Event[] | undefined> {
    while (await this.begun()) if (this.#hasEvents()) return this.#take();
    return undefined;
  }

  /** Waits until there is an event, and takes none; false at the end. @throws where an exception comes in its place */
  async begun(): Promise<boolean> {
    while (!this.#hasEvents()) if (!(await this.#read())) return false;
    return true;
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    return this.#hasEvents() ? Promise.resolve(this.#step()) : this.#later();
  }

  /** Leaving a loop closes the connection. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#isAtEnd = true;
    this.#clear();
    this.#options.bytes.close();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** All that wait are woken together: who finds that another one took what came waits on. */
  async #later(): Promise<IteratorResult<Event, undefined>> {
    while (await this.begun()) if (this.#hasEvents()) return this.#step();
    return { done: true, value: undefined };
  }

  #hasEvents(): boolean {
    return this.#at < this.#batch.length;
  }

  #take(): readonly Event[] {
    const batch = this.#at === 0 ? this.#batch : this.#batch.slice(this.#at);
    this.#clear();
    return batch;
  }

  #step(): IteratorYieldResult<Event> {
    const value = this.#batch[this.#at] as Event; // asked for only where there is one
    this.#at += 1;
    if (this.#at === this.#batch.length) this.#clear();
    return { done: false, value };
  }

  #clear(): void {
    this.#batch = [];
    this.#at = 0;
  }

  /** Takes in a chunk, for all that wait for one; false at the end. */
  #read(): Promise<boolean> {
    this.#reading ??= this.#readChunk();
    return this.#reading;
  }

  async #readChunk(): Promise<boolean> {
    try {
      if (this.#isAtEnd) return false;
      if (this.#failure) throw await this.#failure;
      const chunk = await this.#options.bytes.next();
      if (this.#isAtEnd) return false;
      this.bytesRead += chunk?.length ?? 0;
      this.#attempt(() => (chunk === undefined ? this.#end() : this.#decoder.push(chunk)));
      return !this.#isAtEnd;
    } finally {
      this.#reading = undefined;
    }
  }

  #end(): void {
    this.#decoder.end();
    this.#isAtEnd = true;
  }

  /** What a chunk holds before a failure is handed on first; the failure stays. */
  #attempt(decode: () => void): void {
    try {
      decode();
    } catch (thrown) {
      this.#fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }

  #fail(failure: Error | Promise<Error>): void {
    this.#failure ??= failure;
    this.#options.bytes.close();
  }

  #frame(headers: HeaderBlock, bytes: Uint8Array, from: number, to: number, start: number): void {
    if (this.#failure) return;
    const { messageType, name = "" } = headers;
    if (messageType === "event") {
      if (name !== "initial-response") this.#batch.push(this.#eventOf(name, bytes.subarray(from, to)));
    } else if (messageType === "exception" || messageType === "error") {
      const frame = { headers, payload: copyOf(bytes, from, to), bytes: copyOf(bytes, start, to + 4) };
      this.#fail(this.#options.failureOf(frame));
    } else throw new Error(`A frame of the stream is of the unknown sort ${JSON.stringify(messageType)}.`);
  }

  #eventOf(name: string, payload: Uint8Array): Event {
    const text = textOfBytes(payload);
    const isDelta = name === "contentBlockDelta" && this.#options.events.contentBlockDelta !== undefined;
    const delta = isDelta ? readTextDelta(text) : undefined;
    return (delta ?? this.#anyEvent(name, payload, text)) as Event; // as the model has it, which the types were made of too
  }

  #anyEvent(name: string, payload: Uint8Array, text: string): object {
    const { events } = this.#options;
    const shape = Object.hasOwn(events, name) ? events[name] : undefined;
    if (!shape) return { $unknown: [name, unknownPayload(payload, text)] };
    const event: Record<string, unknown> = {};
    event[name] = readShape(shape, parsePayload(name, text));
    return event;
  }
}
