import {
  type Attempt,
  BedrockTargetError,
  type InvokeUsage,
  type JsonValue,
  type ModelRef,
  type ResponseMetadata,
  type ResponseStream,
} from "@bedrock-targets/core";
import { usageInChunk } from "../invoke-usage.ts";
import { openStream, type StreamContext } from "./open-stream.ts";
import { Readers } from "./readers.ts";

/** What `invokeModelStream` gives beside the chunks. */
export interface InvokeStreamFacts {
  readonly target: ModelRef;
  readonly attempts: readonly Attempt[];
  readonly $metadata: ResponseMetadata;
  readonly contentType: string | undefined;
}

/**
 * A streamed reply in the model's own format: a loop over it gives each chunk parsed as JSON, `.bytes` gives it raw. One
 * pass. The format has no end that is the same for all models: where a connection is closed without an error between two
 * chunks, as HTTP/2 allows, what came looks complete here, but for `usage`, which the last chunk carries.
 */
export class InvokeModelStream implements AsyncIterable<JsonValue> {
  readonly target: ModelRef;
  readonly attempts: readonly Attempt[];
  readonly $metadata: ResponseMetadata;
  readonly contentType: string | undefined;
  readonly #readers: Readers<ResponseStream>;
  #last: Uint8Array | undefined;

  constructor(events: AsyncIterable<ResponseStream> | undefined, facts: InvokeStreamFacts, context: StreamContext) {
    this.target = facts.target;
    this.attempts = facts.attempts;
    this.$metadata = facts.$metadata;
    this.contentType = facts.contentType;
    const onEvent = ({ chunk }: ResponseStream) => {
      if (chunk?.bytes) this.#last = chunk.bytes;
    };
    const content = { onEvent, isComplete: () => this.#last !== undefined, partial: () => undefined };
    this.#readers = new Readers(openStream(events, content, context), () =>
      this.#error("The stream was left before its end."),
    );
  }

  /** The chunks, parsed. @throws BedrockTargetError with code `model-error` for one that is no JSON */
  [Symbol.asyncIterator](): AsyncIterableIterator<JsonValue, undefined> {
    return this.#items((bytes) => this.#parse(bytes));
  }

  /** The chunks, parsed, of a type that is the caller's word for what the model sends; nothing checks it. */
  chunks<Chunk>(): AsyncIterable<Chunk> {
    return this as AsyncIterable<unknown> as AsyncIterable<Chunk>; // the caller's word
  }

  /** The chunks as they came. */
  get bytes(): AsyncIterable<Uint8Array> {
    return { [Symbol.asyncIterator]: () => this.#items((bytes) => bytes) };
  }

  /** Token counts, once the last chunk is there. */
  get usage(): InvokeUsage | undefined {
    try {
      return this.#last && usageInChunk(JSON.parse(new TextDecoder().decode(this.#last)));
    } catch {
      return undefined; // a format other than JSON carries none
    }
  }

  /** Ends the stream and closes its connection; nothing happens if it has ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#readers.leave();
  }

  #items<Item>(read: (bytes: Uint8Array) => Item): AsyncIterableIterator<Item, undefined> {
    const events = this.#readers.events();
    const next = async (): Promise<IteratorResult<Item, undefined>> => {
      for (;;) {
        const { done, value } = await events.next();
        if (done) return { done: true, value: undefined };
        if (value.chunk?.bytes) return { done: false, value: read(value.chunk.bytes) };
      }
    };
    const leave = async (): Promise<IteratorReturnResult<undefined>> => {
      await events.return?.();
      return { done: true, value: undefined };
    };
    const items: AsyncIterableIterator<Item, undefined> = { next, return: leave, [Symbol.asyncIterator]: () => items };
    return items;
  }

  #parse(bytes: Uint8Array): JsonValue {
    try {
      return JSON.parse(new TextDecoder().decode(bytes)) as JsonValue; // what JSON.parse gives is a JSON value
    } catch (cause) {
      this.#readers.leave(); // a loop does not leave by itself when its iterator throws
      throw this.#error("A chunk of the stream is no JSON.", "model-error", "Read `.bytes` of such a model.", cause);
    }
  }

  #error(
    message: string,
    code: "stream-interrupted" | "model-error" = "stream-interrupted",
    advice = "Read it to its end.",
    cause?: unknown,
  ): BedrockTargetError {
    const { target, attempts } = this;
    return new BedrockTargetError({ code, message, advice, target, attempts, ...(cause !== undefined && { cause }) });
  }
}
