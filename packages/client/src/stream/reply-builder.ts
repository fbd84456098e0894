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
import { GrowingText } from "./growing-text.ts";

/** Puts a ConverseStream's events together into the output that Converse would have given. One append per event. */
export class ReplyBuilder {
  /** The text of all blocks, kept once; each block remembers which stretches are its own. */
  readonly text: GrowingText = new GrowingText();
  /** Whether the beginning of the message has come. */
  hasBegun = false;
  #role: "assistant" | "user" | "system" = "assistant";
  #stop: MessageStopEvent | undefined;
  #metadata: ConverseStreamMetadataEvent | undefined;
  readonly #blocks = new Map<number, BlockBuilder>();
  /** Blocks whose end has come. */
  readonly #ended = new Set<number>();
  /** The block of the last event, and its index: mostly those of the next one too. */
  #block = new BlockBuilder();
  #index: number | undefined;

  /** Takes one event in. */
  append(event: ConverseStreamOutput): void {
    if (this.#stop !== undefined && isOfMessage(event))
      throw new Error("Something came behind the end of the message.");
    if (event.contentBlockDelta) {
      this.#delta(event.contentBlockDelta.contentBlockIndex ?? 0, event.contentBlockDelta.delta);
    } else if (event.contentBlockStart) {
      this.#start(event.contentBlockStart.contentBlockIndex ?? 0, event.contentBlockStart.start);
    } else if (event.messageStop) {
      this.#stop = event.messageStop;
    } else if (event.metadata) {
      this.#metadata = event.metadata;
    } else if (event.contentBlockStop) {
      this.#ended.add(event.contentBlockStop.contentBlockIndex ?? 0);
    } else if (event.messageStart) {
      if (this.hasBegun) throw new Error("Another message began before the first one ended.");
      this.hasBegun = true;
      this.#role = event.messageStart.role ?? this.#role;
    }
  }

  /** Whether the message has come to its end; usage follows after that. */
  get complete(): boolean {
    return this.#stop !== undefined;
  }

  /** Whether anything of the message has come but its beginning. */
  get hasContent(): boolean {
    return this.#blocks.size > 0 || this.#stop !== undefined || this.#metadata !== undefined;
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
      text: this.text.whole(),
      content: this.#content(),
      toolUses: this.#toolUses(),
      ...(stopReason !== undefined && { stopReason }),
      ...(usage !== undefined && { usage }),
    };
  }

  #toolUses(): PartialReply["toolUses"] {
    return [...this.#blocks].flatMap(([index, block]) => {
      const { toolUse } = block.build("");
      return toolUse ? [{ ...toolUse, isComplete: this.complete || this.#ended.has(index) }] : [];
    });
  }

  #delta(index: number, delta: ContentBlockDelta | undefined): void {
    if (!delta) return;
    const block = this.#blockAt(index);
    if (delta.text === undefined) {
      block.append(delta);
      return;
    }
    const from = this.text.length;
    this.text.append(delta.text);
    block.extend(from, this.text.length);
  }

  #start(index: number, start: ContentBlockStart | undefined): void {
    if (start) this.#blockAt(index).start(start);
  }

  #blockAt(index: number): BlockBuilder {
    if (index === this.#index) return this.#block;
    const block = this.#blocks.get(index) ?? new BlockBuilder();
    this.#blocks.set(index, block);
    this.#index = index;
    this.#block = block;
    return block;
  }

  #content(): ContentBlock[] {
    const text = this.text.whole();
    const inOrder = [...this.#blocks].sort(([left], [right]) => left - right);
    return inOrder.map(([, block]) => block.build(text));
  }
}

/** Whether an event is a part of a message: all but counts, and what AWS may add. */
const isOfMessage = (event: ConverseStreamOutput): boolean =>
  (event.contentBlockDelta ??
    event.contentBlockStart ??
    event.contentBlockStop ??
    event.messageStart ??
    event.messageStop) !== undefined;
