import type {
  ContentBlock,
  ContentBlockDelta,
  ContentBlockStart,
  ConverseResponse,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
  MessageStopEvent,
  PartialReply,
} from "@bedrock-targets/core";
import { BlockBuilder } from "./block-builder.ts";

/** Puts a ConverseStream's events together into the output that Converse would have given. One append per event. */
export class ReplyBuilder {
  /** All text so far, a piece per event. Nothing is joined before somebody asks: that is what makes long replies cheap. */
  readonly pieces: string[] = [];
  #role: "assistant" | "user" | "system" = "assistant";
  #stop: MessageStopEvent | undefined;
  #metadata: ConverseStreamMetadataEvent | undefined;
  readonly #blocks = new Map<number, BlockBuilder>();

  /** Takes one event in. */
  append(event: ConverseStreamOutput): void {
    if (event.contentBlockDelta) {
      this.#delta(event.contentBlockDelta.contentBlockIndex ?? 0, event.contentBlockDelta.delta);
    } else if (event.contentBlockStart) {
      this.#start(event.contentBlockStart.contentBlockIndex ?? 0, event.contentBlockStart.start);
    } else if (event.messageStop) {
      this.#stop = event.messageStop;
    } else if (event.metadata) {
      this.#metadata = event.metadata;
    } else if (event.messageStart?.role) {
      this.#role = event.messageStart.role;
    }
  }

  /** Whether the message has come to its end; usage follows after that. */
  get complete(): boolean {
    return this.#stop !== undefined;
  }

  /** Whether usage has come too: nothing follows. */
  get finished(): boolean {
    return this.complete && this.#metadata !== undefined;
  }

  /** The output of a complete stream. */
  output(): ConverseResponse {
    const { stopReason, additionalModelResponseFields } = this.#stop ?? {};
    const { usage, metrics, trace, performanceConfig, serviceTier } = this.#metadata ?? {};
    return {
      output: { message: { role: this.#role, content: this.#content() } },
      stopReason,
      usage,
      metrics,
      ...(additionalModelResponseFields !== undefined && { additionalModelResponseFields }),
      ...(trace !== undefined && { trace }),
      ...(performanceConfig !== undefined && { performanceConfig }),
      ...(serviceTier !== undefined && { serviceTier }),
    };
  }

  /** What there is when a stream fails. */
  partial(): PartialReply {
    const stopReason = this.#stop?.stopReason;
    const usage = this.#metadata?.usage;
    return {
      text: this.pieces.join(""),
      content: this.#content(),
      ...(stopReason !== undefined && { stopReason }),
      ...(usage !== undefined && { usage }),
    };
  }

  #delta(index: number, delta: ContentBlockDelta | undefined): void {
    if (!delta) return;
    if (delta.text !== undefined) this.#text(index, delta.text);
    else this.#block(index).append(delta);
  }

  /** Text is kept once, here; its block remembers which pieces are its own. */
  #text(index: number, text: string): void {
    const from = this.pieces.length;
    if (text !== "") this.pieces.push(text);
    this.#block(index).extend(from, this.pieces.length);
  }

  #start(index: number, start: ContentBlockStart | undefined): void {
    if (start) this.#block(index).start(start);
  }

  #block(index: number): BlockBuilder {
    const known = this.#blocks.get(index);
    if (known) return known;
    const block = new BlockBuilder();
    this.#blocks.set(index, block);
    return block;
  }

  #content(): ContentBlock[] {
    const inOrder = [...this.#blocks].sort(([left], [right]) => left - right);
    return inOrder.map(([, block]) => block.build(this.pieces));
  }
}
