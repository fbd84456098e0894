import {
  type AnswerHead,
  BedrockTargetError,
  type BoundTarget,
  type ErrorContext,
  type EventSink,
  type Operation,
  type ReplyFacts,
  type ResponseMetadata,
  type RuntimeInputs,
  type RuntimeOutputs,
  reasonAgainstOperation,
  rulesOf,
  type Transport,
  toTargetError,
} from "@bedrock-targets/core";
import { Attempts } from "./attempts.ts";
import type { CallOptions } from "./options.ts";
import { type RegionPolicy, regionFor } from "./regions.ts";
import type { StreamContext } from "./stream/open-stream.ts";
import { toStreamError } from "./stream/stream-error.ts";

/** What all calls of a client share. */
export interface CallContext {
  readonly transport: Transport;
  readonly regions: RegionPolicy;
  readonly onEvent: EventSink | undefined;
  /** What ends each stream that is open, for when the client is destroyed. */
  readonly openStreams: Set<() => void>;
}

const streamed: ReadonlySet<Operation> = new Set(["converseStream", "invokeModelStream"]);

/** One call: a target, an operation, and the caller's options. It goes from the region's choice to the answer. */
export class Call<Op extends Operation> {
  readonly target: BoundTarget;
  readonly attempts: Attempts;
  /** The beginning of the answer, once it is there. */
  head: AnswerHead | undefined;
  readonly #operation: Op;
  readonly #options: CallOptions;
  readonly #context: CallContext;

  /** @throws BedrockTargetError `operation-not-supported` where the target's kind refuses the operation */
  constructor(target: BoundTarget, operation: Op, options: CallOptions, context: CallContext) {
    this.target = target;
    this.#operation = operation;
    this.#options = options;
    this.#context = context;
    this.attempts = new Attempts(target, operation, [context.onEvent, options.onEvent]);
    const reason = reasonAgainstOperation(rulesOf(target), operation);
    if (reason !== undefined) throw notSupported(target, operation, reason);
  }

  /** What to hand to a stream beside its events. */
  factsOf(output: { readonly $metadata?: ResponseMetadata }): ReplyFacts & { readonly $metadata: ResponseMetadata } {
    return { target: this.target.ref, attempts: this.attempts.list, $metadata: output.$metadata ?? {} };
  }

  /** Sends the input, and gives AWS's output. @throws BedrockTargetError */
  async send(
    input: RuntimeInputs[Op],
    signal: AbortSignal | undefined = this.#options.signal,
  ): Promise<RuntimeOutputs[Op]> {
    const region = await this.#region();
    this.attempts.begin(region);
    try {
      const output = await this.#exchange(input, region, signal);
      // A transport may end an aborted exchange in silence, as if it had been answered.
      if (this.#aborted) throw this.#options.signal?.reason;
      this.attempts.succeeded(output.$metadata);
      return output;
    } catch (thrown) {
      const error = this.#failed(thrown);
      this.attempts.failed(error);
      throw error;
    }
  }

  /** The same for a stream, whose exchange can be ended while it is being read. */
  async open(input: RuntimeInputs[Op]): Promise<{ output: RuntimeOutputs[Op]; context: StreamContext }> {
    const controller = new AbortController();
    const { signal } = this.#options;
    // Stays until the stream has ended: there is no moment at which an abort could be missed.
    const passOn = () => controller.abort(signal?.reason);
    signal?.addEventListener("abort", passOn, { once: true });
    const release = () => signal?.removeEventListener("abort", passOn);
    try {
      const output = await this.send(input, controller.signal);
      return { output, context: this.#streamContext(controller, release) };
    } catch (error) {
      release();
      throw error;
    }
  }

  #streamContext(controller: AbortController, release: () => void): StreamContext {
    const { openStreams } = this.#context;
    let stop: (() => void) | undefined;
    return {
      facts: { ...this.#facts(), aborted: undefined },
      head: this.head,
      signal: this.#options.signal,
      end: () => controller.abort(),
      onDestroy: (given) => {
        stop = given;
        openStreams.add(given);
      },
      onClose: (error) => {
        release();
        if (stop) openStreams.delete(stop);
        if (error) this.attempts.failedLater(error);
      },
    };
  }

  async #region(): Promise<string | undefined> {
    if (this.#aborted) throw this.#failed(this.#options.signal?.reason);
    try {
      return await regionFor(this.target, this.#context.regions);
    } catch (thrown) {
      throw this.#failed(thrown);
    }
  }

  #exchange(
    input: RuntimeInputs[Op],
    region: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<RuntimeOutputs[Op]> {
    const onHead = (head: AnswerHead): void => {
      this.head = head;
    };
    const { headers } = this.#options;
    return this.#context.transport.send({ operation: this.#operation, input, region, signal, headers, onHead });
  }

  get #aborted(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  #failed(thrown: unknown): BedrockTargetError {
    if (this.#aborted) return toTargetError(this.#options.signal?.reason, this.#facts());
    const begun = this.head?.status === 200 && streamed.has(this.#operation);
    return begun ? toStreamError(thrown, this.#facts(), this.head) : toTargetError(thrown, this.#facts());
  }

  #facts(): ErrorContext {
    return {
      target: this.target.ref,
      attempts: this.attempts.list,
      advice: rulesOf(this.target).advice,
      aborted: this.#aborted,
    };
  }
}

const notSupported = (target: BoundTarget, operation: Operation, reason: string): BedrockTargetError =>
  new BedrockTargetError({
    code: "operation-not-supported",
    message: `\`${operation}\` does not exist for a target of kind \`${target.kind}\`: ${reason}.`,
    advice: rulesOf(target).advice?.["operation-not-supported"] ?? "Use another operation, or another target.",
    target: target.ref,
  });
