import type {
  Attempt,
  ConverseReply,
  ConverseStreamOutput,
  EventStream,
  ModelRef,
  ResponseMetadata,
  RuntimeOutputs,
} from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import { converseReply } from "../call.ts";
import { openStream, type StreamContent, type StreamContext } from "./open-stream.ts";
import { Readers } from "./readers.ts";
import { ReplyBuilder } from "./reply-builder.ts";

/** What `converseStream` gives. */
export interface ConverseStreamFacts {
  readonly target: ModelRef;
  readonly attempts: readonly Attempt[];
  readonly $metadata: ResponseMetadata;
}

/**
 * A streamed reply: AWS's events unchanged, or the text alone, or the reply put together; in any combination. It is one
 * pass, and whoever pulls drives it. Leaving a loop early closes the connection.
 */
export class ConverseStream implements AsyncIterable<ConverseStreamOutput> {
  /** The target that was called. */
  get target(): ModelRef {
    return this.#facts.target;
  }

  readonly attempts: readonly Attempt[];
  #facts: ConverseStreamFacts;
  readonly #builder = new ReplyBuilder();
  readonly #readers: Readers<ConverseStreamOutput>;

  constructor(
    events: EventStream<ConverseStreamOutput> | undefined,
    facts: ConverseStreamFacts,
    call: StreamContext<RuntimeOutputs["converseStream"]>,
  ) {
    this.#facts = facts;
    this.attempts = facts.attempts;
    const content: StreamContent<ConverseStreamOutput, RuntimeOutputs["converseStream"]> = {
      onEvent: (event: ConverseStreamOutput) => this.#builder.append(event),
      isComplete: () => this.#builder.complete,
      hasContent: () => this.#builder.hasContent,
      isBeginning: (event) => event.messageStart !== undefined,
      eventsOf: ({ stream }) => stream,
      onAgain: ({ $metadata = {} }) => {
        this.#facts = { ...this.#facts, $metadata };
      },
      partial: () => this.#builder.partial(),
    };
    this.#readers = new Readers(openStream(events, content, call), () => this.#left());
  }

  get $metadata(): ResponseMetadata {
    return this.#facts.$metadata;
  }

  /**
   * The events of AWS, unchanged and each once.
   *
   * @throws BedrockTargetError `invalid-request` on a second loop, or where other readers have taken events before
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<ConverseStreamOutput, undefined> {
    return this.#readers.events((event) => event);
  }

  /** The text as it comes. Begun late, it gives the text so far as one piece; every use begins from the start. */
  get text(): AsyncIterable<string> {
    return { [Symbol.asyncIterator]: () => this.#readers.pieces(this.#newText()) };
  }

  /** Reads to the end and gives the whole reply, as `converse` would have. */
  async reply(): Promise<ConverseReply> {
    await this.#readers.drain();
    const output = { ...this.#builder.output(), $metadata: this.$metadata };
    return converseReply(output, this.target, this.attempts);
  }

  /** What is new since it was last asked: mostly one piece. */
  #newText(): () => string {
    const { text } = this.#builder;
    let read = 0;
    return () => {
      const piece = text.since(read);
      read = text.length;
      return piece;
    };
  }

  /** Ends the stream and closes its connection; nothing happens if it has ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#readers.leave();
  }

  /** Whoever leaves behind the last event has missed nothing. */
  #left(): BedrockTargetError | undefined {
    if (this.#builder.finished) return undefined;
    return new BedrockTargetError({
      code: "stream-interrupted",
      message: "The stream was left before its end.",
      advice: "Read it to its end for the whole reply; what came is in `partial`.",
      target: this.target,
      attempts: this.attempts,
      partial: this.#builder.partial(),
    });
  }
}
