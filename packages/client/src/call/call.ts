import type {
  AnswerHead,
  ErrorContext,
  ModelRef,
  ReplyFacts,
  ResponseMetadata,
  RuntimeInputs,
  RuntimeOutputs,
  TransportOperation,
} from "@bedrock-targets/core";
import { BedrockTargetError, type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { Attempts } from "./attempts.ts";
import { failures } from "./failures.ts";
import { Refused } from "./refused.ts";
import { type Session, sessionOf } from "./session.ts";

/** What a call takes over from one that has failed: its tries, and the profile through which it is made instead, if any. */
export interface Detour {
  readonly attempts: Attempts;
  readonly via: ModelRef | undefined;
}

/** One call: a target, an operation and the caller's options, and what has become of it. */
export class Call<Op extends TransportOperation = TransportOperation> {
  readonly session: Session;
  readonly target: BoundTarget;
  readonly operation: Op;
  readonly options: CallOptions;
  readonly attempts: Attempts;
  /** The profile through which it is made, where the target cannot be called by itself. */
  readonly via: ModelRef | undefined;
  /** The beginning of the answer, once it is there. */
  head: AnswerHead | undefined;
  #state: "new" | "sent" | "answered" = "new";

  constructor(client: ClientState, target: BoundTarget, operation: Op, options: CallOptions, detour?: Detour) {
    this.session = sessionOf(client);
    this.target = target;
    this.operation = operation;
    this.options = options;
    // Tokens are those of a model, never of a profile.
    const known = operation === "countTokens" ? undefined : this.session.detours?.get(target.modelId);
    this.via = detour ? detour.via : known;
    const sinks = [client.options.onEvent, options.onEvent];
    this.attempts = detour?.attempts ?? new Attempts(target.ref, operation, sinks);
  }

  /** What ends the exchange. */
  get signal(): AbortSignal | undefined {
    return this.options.signal;
  }

  /** The target for replies and errors: as it was asked for, with the profile that took its place. */
  get ref(): ModelRef {
    return this.via ? { ...this.target.ref, via: this.via } : this.target.ref;
  }

  /** What every reply has. */
  factsOf(output: { readonly $metadata?: ResponseMetadata }): ReplyFacts & { readonly $metadata: ResponseMetadata } {
    return { target: this.ref, attempts: this.attempts.list, $metadata: output.$metadata ?? {} };
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
    const { signal, via } = this;
    const sent = via ? { ...input, modelId: via.modelId } : input;
    this.attempts.begin(sent.modelId ?? this.target.modelId, region);
    const onHead = (head: AnswerHead): void => {
      this.head = head;
    };
    const { headers } = this.options;
    return this.session.transport.send({ operation, input: sent, region, signal, headers, onHead });
  }

  succeeded(metadata: ResponseMetadata | undefined): void {
    this.#state = "answered";
    this.attempts.succeeded(metadata);
  }

  /** A try has failed, and another one follows: it is put down, and the error is what it would have meant for the caller. */
  async failedTry(thrown: unknown): Promise<BedrockTargetError> {
    const words = await failures();
    const error = words.callFailure(thrown, this);
    words.learnFrom(error, this);
    this.attempts.failed(error);
    this.#state = "new";
    return error;
  }

  throwIfAborted(): void {
    if (this.options.signal?.aborted) throw this.options.signal.reason;
  }

  /** The error that the caller gets for whatever was thrown, which is put down as an attempt where there was one. */
  async failure(thrown: unknown): Promise<BedrockTargetError> {
    // What was wrong before anything was sent has been said in full.
    if (this.#state === "new" && BedrockTargetError.is(thrown) && thrown.target) return thrown;
    const words = await failures();
    const error =
      thrown instanceof Refused ? words.refusal(thrown.inWords(words), this) : words.callFailure(thrown, this);
    if (this.#state !== "new") words.learnFrom(error, this);
    if (this.#state === "sent") this.attempts.failed(error);
    if (this.#state === "answered") this.attempts.failedLater(error);
    return error;
  }

  /** For errors. */
  get context(): ErrorContext {
    return {
      target: this.ref,
      attempts: this.attempts.list,
      advice: rulesOf(this.target).advice,
      aborted: this.options.signal?.aborted,
    };
  }
}
