import type {
  AnswerHead,
  ErrorContext,
  ModelRef,
  ReplyFacts,
  ResponseMetadata,
  RuntimeInputs,
  RuntimeOutputs,
  TransportCall,
  TransportOperation,
} from "@bedrock-targets/core";
import { BedrockTargetError, type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import type { Attempts } from "./attempts.ts";
import { failures } from "./failures.ts";
import type { Fence } from "./fence.ts";
import { IdleWatch } from "./idle-watch.ts";
import { type Exceeded, type Limits, limitsOf } from "./limits.ts";
import { firstPast, type Past } from "./past.ts";
import { Refused } from "./refused.ts";
import { type Session, sessionOf } from "./session.ts";
import type { Running } from "./underway.ts";
import { untilAborted } from "./until-aborted.ts";

/** See core's `TransportCall`. */
type StreamListener = NonNullable<TransportCall["onStream"]>;

/** One call: a target, an operation and the caller's options, and what has become of it. */
export class Call<Op extends TransportOperation = TransportOperation> {
  readonly session: Session;
  readonly target: BoundTarget;
  readonly operation: Op;
  readonly options: CallOptions;
  readonly past: Past;
  /** What ends it by the clock; `undefined` where nothing does. */
  readonly limits: Limits | undefined;
  /** The beginning of the answer, once it is there. */
  head: AnswerHead | undefined;
  /** Another answer, where this one fails after it has begun; absent until then. */
  again:
    | ((
        error: BedrockTargetError,
      ) => Promise<{ readonly output: RuntimeOutputs[Op]; readonly call: Call<Op> } | undefined>)
    | undefined;
  /** Gives its place among the calls to the target back; absent where those are not counted. */
  leave: (() => void) | undefined;
  /** What ends with it, where its answer is read later; absent until it is answered. */
  running: Running | undefined;
  /** Counts the bytes of the answer that is waited for. */
  #bytes: Parameters<StreamListener>[0] | undefined;
  readonly #onStream: StreamListener = (stream) => {
    this.#bytes = stream;
  };
  #silence: IdleWatch | undefined;
  #silent: Exceeded | undefined;
  #state: "new" | "sent" | "answered" = "new";
  #hasFailedTry = false;

  constructor(client: ClientState, target: BoundTarget, operation: Op, options: CallOptions, past?: Past) {
    this.session = sessionOf(client);
    this.target = target;
    this.operation = operation;
    this.options = options;
    this.past = past ?? firstPast(client, options, { via: this.session.detourFor(target, operation, undefined) });
    this.limits = limitsOf(client, options, this.past.deadline);
  }

  get attempts(): Attempts {
    return this.past.attempts;
  }

  get via(): ModelRef | undefined {
    return this.past.via;
  }

  /** Nothing may leave any of them: the client's, and that of a chain. */
  get fences(): readonly Fence[] {
    const { rest } = this.past;
    return rest?.fence ? [...this.session.fences, rest.fence] : this.session.fences;
  }

  /** What ends the exchange. */
  get signal(): AbortSignal | undefined {
    return this.limits?.signal ?? this.options.signal;
  }

  /** Whether nothing more can come of it: the caller has aborted it, or the time for all tries is over. */
  get isOver(): boolean {
    const { deadline = Number.POSITIVE_INFINITY } = this.past;
    const isTooLate = this.exceeded?.name === "timeoutMs" || performance.now() >= deadline;
    return isTooLate || this.options.signal?.aborted === true;
  }

  /** The target for replies and errors: as it was asked for, with the profile that took its place. */
  get ref(): ModelRef {
    return this.via ? { ...this.target.ref, via: this.via } : this.target.ref;
  }

  /** What every reply has. */
  factsOf(output: { readonly $metadata?: ResponseMetadata }): ReplyFacts & { readonly $metadata: ResponseMetadata } {
    return { target: this.ref, attempts: this.attempts.list, $metadata: output.$metadata ?? {} };
  }

  /** The limit that has ended it. */
  protected get exceeded(): Exceeded | undefined {
    return this.limits?.exceeded ?? this.#silent;
  }

  /** Hands the input to the transport. */
  send(input: RuntimeInputs[Op], region: string | undefined): Promise<RuntimeOutputs[Op]> {
    return this.sendAs(this.operation, input, region);
  }

  /** The same, by another operation than the one that was called. */
  sendAs<Other extends TransportOperation>(
    operation: Other,
    input: RuntimeInputs[Other],
    region: string | undefined,
  ): Promise<RuntimeOutputs[Other]> {
    this.throwIfAborted();
    this.#state = "sent";
    this.head = undefined; // one call may send two requests, one after the other
    const { signal, via } = this;
    const sent = via ? { ...input, modelId: via.modelId } : input;
    this.attempts.begin(this, sent.modelId ?? this.target.modelId, region, this.past.delayMs);
    this.sent();
    const onHead = (head: AnswerHead): void => {
      this.head = head;
      this.begun();
    };
    const { headers } = this.options;
    const onBearerToken = (): void => this.#bearerTokenUsed();
    const onStream = this.isWatched ? this.#onStream : undefined;
    const hooks = { onHead, onStream, onBearerToken };
    const answering = this.session.transport.send({ operation, input: sent, region, signal, headers, ...hooks });
    return untilAborted(answering, signal); // at once, whatever the transport waits for
  }

  /** Told once per client. */
  #bearerTokenUsed(): void {
    const { session, attempts, target, operation } = this;
    if (!session.isBearerTokenTold) attempts.tell({ type: "bearer-token-used", target: target.ref, operation });
    session.isBearerTokenTold = true;
  }

  /** Whether something was sent: what was refused before that, no other try mends. */
  get wasSent(): boolean {
    return this.#state !== "new" || this.#hasFailedTry;
  }

  succeeded(metadata: ResponseMetadata | undefined): void {
    this.#state = "answered";
    this.attempts.succeeded(metadata);
    this.ended();
  }

  /** The target has answered, of a stream with content: a part of a retry is given back to it. */
  answered(): void {
    this.session.client.buckets?.refill(this.target.modelId);
    this.past.rest?.onEnd(this.target, "answered");
  }

  /** The request is on its way. */
  protected sent(): void {
    this.limits?.sent();
  }

  /** The head of the answer is here. */
  protected begun(): void {
    if (this.isWatched) this.watchSilence();
  }

  /** Whether a connection may be too silent: of a plain answer, which mostly comes whole, where that was asked for. */
  protected get isWatched(): boolean {
    return this.askedIdleMs !== undefined;
  }

  /** How long the connection may be silent, in milliseconds. */
  get idleMs(): number {
    return this.askedIdleMs ?? 60_000;
  }

  protected get askedIdleMs(): number | undefined {
    return this.options.idleTimeoutMs ?? this.session.client.options.idleTimeoutMs;
  }

  /** Until an answer is whole, or the first event of a stream is here, a silent connection is noticed. */
  protected watchSilence(): void {
    this.#silence ??= new IdleWatch(
      this.idleMs,
      () => this.#bytes?.bytesRead,
      () => this.endInSilence(),
    );
    this.#silence.begin();
  }

  protected endInSilence(): void {
    this.#silent = { name: "idleTimeoutMs", ms: this.idleMs };
    this.limits?.exceed(this.#silent);
  }

  protected stopWatching(): void {
    this.#silence?.end();
  }

  /** No answer is waited for any more; of a stream, its first event is here. */
  protected ended(): void {
    this.release();
  }

  /** It keeps no timer, and no place. */
  protected release(): void {
    this.stopWatching();
    this.limits?.clear();
    this.leave?.();
  }

  /** A try has failed, and another one follows: it is put down, and the error is what it would have meant for the caller. */
  async failedTry(thrown: unknown): Promise<BedrockTargetError> {
    const words = await failures();
    const error = words.callFailure(thrown, this);
    words.learnFrom(error, this);
    this.attempts.failed(error);
    this.#state = "new";
    this.#hasFailedTry = true;
    return error;
  }

  throwIfAborted(): void {
    if (this.options.signal?.aborted) throw this.options.signal.reason;
    if (this.exceeded) throw this.exceeded; // put into words by `failure`
  }

  /** The error that the caller gets for whatever was thrown, which is put down as an attempt where there was one. */
  async failure(thrown: unknown): Promise<BedrockTargetError> {
    this.release();
    // What was wrong before anything was sent has been said in full.
    if (this.#state === "new" && BedrockTargetError.is(thrown) && thrown.target && !this.exceeded) return thrown;
    const words = await failures();
    const error = this.#errorFrom(thrown, words);
    if (this.#state !== "new") words.learnFrom(error, this);
    if (this.#state === "sent") this.attempts.failed(error);
    if (this.#state === "answered") this.attempts.failedLater(error);
    return error;
  }

  #errorFrom(thrown: unknown, words: Awaited<ReturnType<typeof failures>>): BedrockTargetError {
    const { exceeded } = this;
    if (exceeded && !this.options.signal?.aborted) return words.tooSlow(exceeded, this.context, this.head);
    return thrown instanceof Refused ? words.refusal(thrown.inWords(words), this) : words.callFailure(thrown, this);
  }

  /** For errors. */
  get context(): ErrorContext {
    return {
      target: this.ref,
      attempts: this.attempts.list,
      advice: rulesOf(this.target).advice,
      secrets: this.session.transport.secrets?.(),
      aborted: this.options.signal?.aborted,
    };
  }
}
