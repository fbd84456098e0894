import type {
  Attempt,
  EventStream,
  InvokeUsage,
  JsonValue,
  ModelRef,
  ResponseMetadata,
  ResponseStream,
  RuntimeOutputs,
} from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import { openStream, type StreamContent, type StreamContext } from "./open-stream.ts";
import { Readers } from "./readers.ts";
import { usageInChunk } from "./usage-in-chunk.ts";

const decoder = new TextDecoder();

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
  readonly attempts: readonly Attempt[];
  #facts: InvokeStreamFacts;
  readonly #readers: Readers<ResponseStream>;
  #last: Uint8Array | undefined;
  #decoded: Uint8Array | undefined;
  #text = "";

  constructor(
    events: EventStream<ResponseStream> | undefined,
    facts: InvokeStreamFacts,
    call: StreamContext<RuntimeOutputs["invokeModelStream"]>,
  ) {
    this.attempts = facts.attempts;
    this.#facts = facts;
    const onEvent = ({ chunk }: ResponseStream) => {
      if (chunk?.bytes) this.#last = chunk.bytes;
    };
    const content: StreamContent<ResponseStream, RuntimeOutputs["invokeModelStream"]> = {
      onEvent,
      isComplete: () => this.#last !== undefined,
      hasContent: () => this.#last !== undefined,
      hasBegun: () => false,
      isBeginning: () => false,
      partial: () => undefined,
      eventsOf: ({ body }) => body,
      onAgain: ({ $metadata = {}, contentType }, { ref }) => {
        this.#facts = { ...this.#facts, target: ref, $metadata, contentType };
      },
    };
    this.#readers = new Readers(openStream(events, content, call), () =>
      this.#error("The stream was left before its end."),
    );
  }

  get $metadata(): ResponseMetadata {
    return this.#facts.$metadata;
  }

  /** The target that was called. */
  get target(): ModelRef {
    return this.#facts.target;
  }

  get contentType(): string | undefined {
    return this.#facts.contentType;
  }

  /** The chunks, parsed. @throws BedrockTargetError with code `model-error` for one that is no JSON */
  [Symbol.asyncIterator](): AsyncIterableIterator<JsonValue, undefined> {
    return this.#readers.events(({ chunk }) => chunk?.bytes && this.#parse(chunk.bytes));
  }

  /** The chunks, parsed, of a type that is the caller's word for what the model sends; nothing checks it. */
  chunks<Chunk>(): AsyncIterable<Chunk> {
    return this as AsyncIterable<unknown> as AsyncIterable<Chunk>; // the caller's word
  }

  /** The chunks as they came. */
  get bytes(): AsyncIterable<Uint8Array> {
    return { [Symbol.asyncIterator]: () => this.#readers.events(({ chunk }) => chunk?.bytes) };
  }

  /** Token counts, once the last chunk is there. */
  get usage(): InvokeUsage | undefined {
    try {
      return this.#last && usageInChunk(JSON.parse(this.#textOf(this.#last)));
    } catch {
      return undefined; // a format other than JSON carries none
    }
  }

  /** Ends the stream and closes its connection; nothing happens if it has ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#readers.leave();
  }

  /** A chunk that is no JSON fails the stream, and the loop with it. */
  #parse(bytes: Uint8Array): JsonValue | undefined {
    try {
      return JSON.parse(this.#textOf(bytes)) as JsonValue; // what JSON.parse gives is a JSON value
    } catch (cause) {
      const advice = "Read `.bytes` of such a model.";
      this.#readers.fail(this.#error("A chunk of the stream is no JSON.", "model-error", advice, cause));
      return undefined;
    }
  }

  /** Remembers the last text, in which `usage` looks when the loop is over. */
  #textOf(bytes: Uint8Array): string {
    if (this.#decoded !== bytes) this.#text = decoder.decode(bytes);
    this.#decoded = bytes;
    return this.#text;
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
