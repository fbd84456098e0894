import {
  type Attempt,
  BedrockTargetError,
  type InvokeUsage,
  type JsonValue,
  type ModelRef,
  type ResponseMetadata,
  type ResponseStream,
} from "@bedrock-targets/core";
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
 * A streamed reply in the model's own format: a loop over it gives each chunk parsed as JSON (`.bytes` gives it raw). One
 * pass. The format has no end that is the same for all models: a stream that is cut exactly between two chunks, without
 * an error of the connection, looks complete here. `converseStream` notices that too.
 */
export class InvokeModelStream<Chunk = JsonValue> implements AsyncIterable<Chunk> {
  readonly target: ModelRef;
  readonly attempts: readonly Attempt[];
  readonly $metadata: ResponseMetadata;
  readonly contentType: string | undefined;
  /** Token counts, once the last chunk is there. */
  usage: InvokeUsage | undefined;
  readonly #readers: Readers<ResponseStream>;

  constructor(events: AsyncIterable<ResponseStream>, facts: InvokeStreamFacts, context: StreamContext) {
    this.target = facts.target;
    this.attempts = facts.attempts;
    this.$metadata = facts.$metadata;
    this.contentType = facts.contentType;
    const content = { onEvent: () => {}, isComplete: () => true, partial: () => undefined };
    this.#readers = new Readers(openStream(events, content, context), () => this.#left());
  }

  /** The chunks, parsed. The type is the caller's word for it; nothing checks it. */
  [Symbol.asyncIterator](): AsyncIterator<Chunk, undefined> {
    return this.#chunks((bytes) => this.#parse(bytes));
  }

  /** The chunks as they came. */
  get bytes(): AsyncIterable<Uint8Array> {
    return { [Symbol.asyncIterator]: () => this.#chunks((bytes) => bytes) };
  }

  /** Ends the stream and closes its connection; nothing happens if it has ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#readers.leave();
  }

  #chunks<Item>(read: (bytes: Uint8Array) => Item): AsyncIterator<Item, undefined> {
    const events = this.#readers.events();
    return {
      next: async () => {
        for (;;) {
          const { done, value } = await events.next();
          if (done) return { done: true, value: undefined };
          if (value.chunk?.bytes) return { done: false, value: read(value.chunk.bytes) };
        }
      },
      return: async () => {
        await events.return?.();
        return { done: true, value: undefined };
      },
    };
  }

  #parse(bytes: Uint8Array): Chunk {
    const chunk: unknown = JSON.parse(new TextDecoder().decode(bytes));
    this.usage = usageOf(chunk) ?? this.usage;
    return chunk as Chunk; // the caller's word for what the model answers
  }

  #left(): BedrockTargetError {
    return new BedrockTargetError({
      code: "stream-interrupted",
      message: "The stream was left before its end.",
      advice: "Read it to its end.",
      target: this.target,
      attempts: this.attempts,
    });
  }
}

/** The counts that the last chunk carries under a name that no model's own format has. */
function usageOf(chunk: unknown): InvokeUsage | undefined {
  const counts = (chunk as Record<string, Record<string, unknown>> | null)?.["amazon-bedrock-invocationMetrics"];
  if (!counts) return undefined;
  const names = [
    ["inputTokens", "inputTokenCount"],
    ["outputTokens", "outputTokenCount"],
    ["cacheReadInputTokens", "cacheReadInputTokenCount"],
    ["cacheWriteInputTokens", "cacheWriteInputTokenCount"],
  ] as const;
  return Object.fromEntries(
    names.map(([ours, theirs]) => [ours, counts[theirs]]).filter(([, count]) => count !== undefined),
  );
}
