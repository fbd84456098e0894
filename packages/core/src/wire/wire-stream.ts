import type { MembersShape } from "../request/shape.ts";
import type { EventStream } from "../transport.ts";
import type { ByteSource } from "./bytes.ts";
import { FrameDecoder } from "./frame-decoder.ts";
import type { HeaderBlock } from "./header-blocks.ts";
import { parseJson, textOfBytes } from "./parse-json.ts";
import { readShape } from "./read-shape.ts";

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
export class WireStream<Event> implements EventStream<Event>, AsyncIterator<Event> {
  readonly #options: WireStreamOptions;
  readonly #decoder = new FrameDecoder((...frame) => this.#frame(...frame));
  #batch: Event[] = [];
  /** Where the iterator is in its batch. */
  #at = 0;
  #taken: readonly Event[] = [];
  #failure: Error | Promise<Error> | undefined;

  constructor(options: WireStreamOptions) {
    this.#options = options;
  }

  async nextBatch(): Promise<readonly Event[] | undefined> {
    while (this.#batch.length === 0) {
      if (this.#failure) throw await this.#failure;
      const chunk = await this.#options.bytes.next();
      if (chunk === undefined) return this.#end();
      this.#push(chunk);
    }
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    const event = this.#taken[this.#at++];
    return event === undefined ? this.#nextOfBatch() : Promise.resolve({ done: false, value: event });
  }

  /** Leaving a loop closes the connection. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#options.bytes.close();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #nextOfBatch(): Promise<IteratorResult<Event, undefined>> {
    const batch = await this.nextBatch();
    const [event] = batch ?? [];
    if (event === undefined) return { done: true, value: undefined };
    this.#taken = batch ?? [];
    this.#at = 1;
    return { done: false, value: event };
  }

  #end(): undefined {
    this.#decoder.end();
  }

  /** What a chunk holds before a failure is handed on first. */
  #push(chunk: Uint8Array): void {
    try {
      this.#decoder.push(chunk);
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
      const frame = { headers, payload: bytes.slice(from, to), bytes: bytes.slice(start, to + 4) };
      this.#fail(this.#options.failureOf(frame));
    } else throw new Error(`A frame of the stream is of the unknown sort ${JSON.stringify(messageType)}.`);
  }

  #eventOf(name: string, payload: Uint8Array): Event {
    const { events } = this.#options;
    const shape = Object.hasOwn(events, name) ? events[name] : undefined;
    const event = shape
      ? { [name]: readShape(shape, payloadOf(name, payload)) }
      : { $unknown: [name, unknownPayloadOf(name, payload)] };
    return event as Event; // as the table of events has it, which the model's own types were made of too
  }
}

/** An event's numbers are counts, but for those of a model's own documents, which lie in two places. */
function payloadOf(name: string, payload: Uint8Array): unknown {
  if (payload.length === 0) return {};
  const text = textOfBytes(payload);
  const hasDocument = name === "messageStop" || text.includes('"toolResult"');
  return hasDocument ? parseJson(text) : JSON.parse(text);
}

/** A new sort of event is handed on, whatever its format is. */
function unknownPayloadOf(name: string, payload: Uint8Array): unknown {
  try {
    return payloadOf(name, payload);
  } catch {
    return payload.slice();
  }
}
