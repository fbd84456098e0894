import type { ConverseResponse, ConverseStreamMetadataEvent, ConverseStreamOutput } from "@bedrock-targets/core";
import { readSaid, type Said } from "./answer.ts";
import { BlockWriter } from "./block-writer.ts";
import { intervenedIn, traceIn } from "./guardrail.ts";
import { noAnswer } from "./no-answer.ts";
import { type Piece, PieceReader } from "./pieces.ts";
import { stopReasonOf } from "./stop-reason.ts";
import { type Counts, type InvocationMetrics, metricsIn, usageOf } from "./usage.ts";

type Events = Generator<ConverseStreamOutput, void, void>;

/** A reply that comes in chunks, as events. Why it ended and what it used may come in any chunk: the last word counts. */
export class StreamedReply {
  readonly #pieces = new PieceReader();
  readonly #blocks = new BlockWriter();
  readonly #echo: Pick<ConverseResponse, "performanceConfig" | "serviceTier">;
  #begun = false;
  #end: Pick<Said, "reason" | "sequence"> = {};
  #intervened = false;
  #counts: Counts = {};
  #metrics: InvocationMetrics | undefined;
  #trace: ReturnType<typeof traceIn>;

  /** @param echo what the answer's headers told */
  constructor(echo: Pick<ConverseResponse, "performanceConfig" | "serviceTier"> = {}) {
    this.#echo = echo;
  }

  /** Takes a chunk in. @throws BedrockTargetError with code `model-error` where it is no part of an answer */
  *read(chunk: unknown): Events {
    const said = readSaid(chunk);
    this.#note(chunk);
    if (!said && !this.#isAboutInvocation(chunk)) throw noAnswer(chunk);
    if (!this.#begun) yield { messageStart: { role: "assistant" } };
    this.#begun = true;
    if (said) yield* this.#say(said);
  }

  /** The end of the chunks. Without a reason to end, it is a cut, and nothing says that the message is whole. */
  *end(): Events {
    if (!this.#isComplete()) return;
    yield* this.#write(this.#pieces.end());
    yield* this.#blocks.end();
    const { inputs } = this.#blocks;
    yield { messageStop: { stopReason: stopReasonOf({ ...this.#end, intervened: this.#intervened, inputs }) } };
    yield { metadata: this.#metadata() };
  }

  *#say(said: Said): Events {
    if (said.reason !== undefined) this.#end = said;
    this.#counts = { ...this.#counts, ...said.counts };
    yield* this.#write(this.#pieces.read(said));
  }

  *#write(pieces: readonly Piece[]): Events {
    for (const piece of pieces) yield* this.#blocks.write(piece);
  }

  /** What Bedrock says beside the model. */
  #note(chunk: unknown): void {
    this.#metrics = metricsIn(chunk) ?? this.#metrics;
    this.#trace = traceIn(chunk) ?? this.#trace;
    this.#intervened ||= intervenedIn(chunk);
  }

  #isAboutInvocation(chunk: unknown): boolean {
    return metricsIn(chunk) !== undefined || traceIn(chunk) !== undefined || intervenedIn(chunk);
  }

  /** A guardrail may leave no reason of the model's; then Bedrock's metrics, which stand in the last chunk, are the end. */
  #isComplete(): boolean {
    return this.#end.reason !== undefined || (this.#intervened && this.#metrics !== undefined);
  }

  #metadata(): ConverseStreamMetadataEvent {
    const metrics = this.#metrics ?? {};
    return {
      usage: usageOf(this.#counts, metrics),
      metrics: { latencyMs: metrics.latencyMs },
      ...(this.#trace && { trace: this.#trace }),
      ...this.#echo,
    };
  }
}
