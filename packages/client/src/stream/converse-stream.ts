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
import { type ConverseStreamEvent, restartedEvent } from "./restarted.ts";

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
export class ConverseStream implements AsyncIterable<ConverseStreamEvent> {
  /** The target that was called. */
  get target(): ModelRef {
    return this.#facts.target;
  }

  /** All tries of the call so far, in order: one that follows on a cut is added. */
  readonly attempts: readonly Attempt[];
  #facts: ConverseStreamFacts;
  #builder = new ReplyBuilder();
  /** Whether text has been given, which nothing takes back. */
  #hasGivenText = false;
  readonly #readers: Readers<ConverseStreamEvent>;

  constructor(
    events: EventStream<ConverseStreamOutput> | undefined,
    facts: ConverseStreamFacts,
    call: StreamContext<RuntimeOutputs["converseStream"]>,
  ) {
    this.#facts = facts;
    this.attempts = facts.attempts;
    const content: StreamContent<ConverseStreamEvent, RuntimeOutputs["converseStream"]> = {
      onEvent: (event: ConverseStreamEvent) => this.#builder.append(event),
      isComplete: () => this.#builder.complete,
      hasContent: () => this.#builder.hasContent,
      hasBegun: () => this.#builder.hasBegun,
      isBeginning: (event) => event.messageStart !== undefined,
      eventsOf: ({ stream }) => stream,
      onAgain: ({ $metadata = {} }, { ref }) => {
        this.#facts = { ...this.#facts, target: ref, $metadata };
      },
      restart: {
        isPossible: () => !this.#hasGivenText,
        begin: (restarted) => {
          this.#builder = new ReplyBuilder();
          return restartedEvent(restarted);
        },
      },
      partial: () => this.#builder.partial(),
    };
    this.#readers = new Readers(openStream(events, content, call), () => this.#left());
  }

  get $metadata(): ResponseMetadata {
    return this.#facts.$metadata;
  }

  /**
   * The events of AWS, unchanged and each once; where the call was to `resume`, with a `restarted` event between an answer
   * that was cut and the one in its place.
   *
   * @throws BedrockTargetError `invalid-request` on a second loop, or where other readers have taken events before
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<ConverseStreamEvent, undefined> {
    return this.#readers.events((event) => event);
  }

  /**
   * The text as it comes. Begun late, it gives the text so far as one piece; every use begins from the start. Once a
   * piece has been given, a stream that is cut fails, whatever `resume` says: a text has no place to say that it begins anew.
   */
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
    let read = 0;
    return () => {
      const { text } = this.#builder;
      const piece = text.since(read);
      read = text.length;
      if (piece) this.#hasGivenText = true;
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
