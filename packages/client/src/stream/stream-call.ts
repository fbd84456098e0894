import type { ErrorContext, Operation, PartialReply } from "@bedrock-targets/core";
import { BedrockTargetError, type BoundTarget } from "@bedrock-targets/core/target";
import { Call, type Past } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import type { StreamContext, StreamStops } from "./open-stream.ts";

const nothingYet: PartialReply = { text: "", content: [], toolUses: [] };

/** A call whose exchange goes on while its stream is read, and can be ended until then. */
export class StreamCall<Op extends Operation = Operation> extends Call<Op> implements StreamContext {
  readonly #exchange = new AbortController();
  #stops: StreamStops | undefined;

  constructor(client: ClientState, target: BoundTarget, operation: Op, options: CallOptions, past?: Past) {
    super(client, target, operation, options, past);
    // Stays until the stream has ended: there is no moment at which an abort could be missed.
    options.signal?.addEventListener("abort", this.#abort, { once: true });
    this.limits?.signal.addEventListener("abort", this.#exceed, { once: true });
  }

  override get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  /** How long a model may think before it answers, nobody knows: silence counts before the head only where it was asked for. */
  protected override sent(): void {
    super.sent();
    const { firstByteTimeoutMs } = this.session.client.options;
    const isWaitedFor = (this.options.firstByteTimeoutMs ?? firstByteTimeoutMs) !== undefined;
    if (!isWaitedFor && this.askedIdleMs !== undefined) this.watchSilence();
  }

  /** A head alone is no answer: until the first event is here, a silent connection is noticed, and the first byte awaited. */
  protected override get isWatched(): boolean {
    return true;
  }

  /** The time for everything goes on while the stream is read. */
  protected override ended(): void {
    this.stopWatching();
    this.limits?.answered();
  }

  protected override endInSilence(): void {
    this.stalled();
    super.endInSilence();
    this.#exchange.abort();
  }

  override failure(thrown: unknown): Promise<BedrockTargetError> {
    this.closed();
    return super.failure(thrown);
  }

  /** Of a conversation whose stream has not been given yet, nothing has come: readers of an error need not ask whether it is there. */
  override get context(): ErrorContext {
    const isConversation = this.operation === "converseStream" && this.head !== undefined;
    return { ...super.context, ...(isConversation && { partial: nothingYet }) };
  }

  stalled(): void {
    const { attempts, target, operation, idleMs } = this;
    attempts.tell({ type: "stream-stalled", target: target.ref, operation, idleMs });
  }

  opened(stops: StreamStops): void {
    this.#stops = stops;
    if (this.options.signal?.aborted) stops.onAbort();
  }

  end(): void {
    this.#exchange.abort();
  }

  closed(): void {
    this.options.signal?.removeEventListener("abort", this.#abort);
    this.release();
    this.running?.end();
  }

  giveUp(): void {
    this.running?.abort(new DOMException("The stream was left.", "AbortError"));
  }

  failed(error: Error): void {
    if (BedrockTargetError.is(error)) this.attempts.failedLater(error);
  }

  /** A time limit is over. */
  readonly #exceed = (): void => {
    const exceeded = this.limits?.exceeded;
    if (!exceeded) return; // the caller's abort, which has been told
    this.#exchange.abort();
    this.#stops?.onExceeded(exceeded);
  };

  readonly #abort = (): void => {
    this.#exchange.abort(this.options.signal?.reason);
    this.#stops?.onAbort();
  };
}
