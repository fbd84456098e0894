import type {
  AnswerHead,
  ErrorContext,
  Operation,
  ReplyFacts,
  ResponseMetadata,
  RuntimeInputs,
  RuntimeOutputs,
} from "@bedrock-targets/core";
import { BedrockTargetError, type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { Attempts } from "./attempts.ts";
import { failures } from "./failures.ts";
import { Refused } from "./refused.ts";
import { type Session, sessionOf } from "./session.ts";

/** One call: a target, an operation and the caller's options, and what has become of it. */
export class Call<Op extends Operation = Operation> {
  readonly session: Session;
  readonly target: BoundTarget;
  readonly operation: Op;
  readonly options: CallOptions;
  readonly attempts: Attempts;
  /** The beginning of the answer, once it is there. */
  head: AnswerHead | undefined;
  #state: "new" | "sent" | "answered" = "new";

  constructor(client: ClientState, target: BoundTarget, operation: Op, options: CallOptions) {
    this.session = sessionOf(client);
    this.target = target;
    this.operation = operation;
    this.options = options;
    this.attempts = new Attempts(target, operation, [client.options.onEvent, options.onEvent]);
  }

  /** What ends the exchange. */
  get signal(): AbortSignal | undefined {
    return this.options.signal;
  }

  /** What every reply has. */
  factsOf(output: { readonly $metadata?: ResponseMetadata }): ReplyFacts & { readonly $metadata: ResponseMetadata } {
    return { target: this.target.ref, attempts: this.attempts.list, $metadata: output.$metadata ?? {} };
  }

  /** Hands the input to the transport. */
  send(input: RuntimeInputs[Op], region: string | undefined): Promise<RuntimeOutputs[Op]> {
    this.throwIfAborted();
    this.#state = "sent";
    this.attempts.begin(region);
    const { operation, signal } = this;
    const onHead = (head: AnswerHead): void => {
      this.head = head;
    };
    const { headers } = this.options;
    return this.session.transport.send({ operation, input, region, signal, headers, onHead });
  }

  succeeded(metadata: ResponseMetadata | undefined): void {
    this.#state = "answered";
    this.attempts.succeeded(metadata);
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
    if (this.#state === "sent") this.attempts.failed(error);
    if (this.#state === "answered") this.attempts.failedLater(error);
    return error;
  }

  /** For errors. */
  get context(): ErrorContext {
    return {
      target: this.target.ref,
      attempts: this.attempts.list,
      advice: rulesOf(this.target).advice,
      aborted: this.options.signal?.aborted,
    };
  }
}
