/// <reference lib="esnext.disposable" preserve="true" />
import type { BoundTarget, ConverseReply, InvokeModelReply, ModelTarget, Operation } from "@bedrock-targets/core";
import { AwsSdkTransport } from "./aws-sdk/transport.ts";
import { Call, type CallContext } from "./call.ts";
import { checkAnswer, checkBody } from "./check-answer.ts";
import { checkCallOptions, checkClientOptions } from "./check-options.ts";
import type { BoundBy, Checked, CheckedId, RequestFor } from "./checked.ts";
import { converseReply } from "./converse-reply.ts";
import { invokeReply } from "./invoke-reply.ts";
import type { BedrockClientOptions, CallOptions } from "./options.ts";
import { regionPolicy } from "./region-policy.ts";
import { converseInput, invokeInput } from "./shape.ts";
import { Strategies } from "./strategies.ts";
import { ConverseStream } from "./stream/converse-stream.ts";
import { InvokeModelStream } from "./stream/invoke-stream.ts";

/**
 * One client for everything that Bedrock accepts as `modelId`. It picks the strategy by the target, shapes the request by
 * the strategy's rules, sends it, and turns whatever comes back into a reply or a `BedrockTargetError`.
 *
 * @example
 * const bedrock = new BedrockClient({ region: "us-east-1", targets: [base, crossRegion, prompt] });
 * const reply = await bedrock.converse(process.env.MODEL_ID!, { messages: "Hello" });
 */
export class BedrockClient<const Targets extends readonly ModelTarget[]> {
  readonly #strategies: Strategies;
  readonly #context: CallContext;

  constructor(options: BedrockClientOptions<Targets>) {
    checkClientOptions(options);
    this.#strategies = new Strategies(options.targets);
    const transport = options.transport ?? new AwsSdkTransport(options.region, options.runtime);
    const regions = regionPolicy(options, transport);
    this.#context = { transport, regions, onEvent: options.onEvent, openStreams: new Set() };
  }

  /**
   * Binds a modelId to its strategy, without a call: to check configuration at start, and to see its `kind`.
   *
   * @throws BedrockTargetError `invalid-target` or `target-not-installed`
   */
  target<const Id extends string>(modelId: CheckedId<Id, Targets>): BoundBy<Id, Targets> {
    return this.#strategies.pick(modelId as string) as unknown as BoundBy<Id, Targets>; // as the compiler classified it
  }

  /** Sends a conversation, and gives the whole reply. @throws BedrockTargetError */
  async converse<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "converse">,
    request: RequestFor<T, Targets, "converse">,
    options?: CallOptions,
  ): Promise<ConverseReply> {
    const call = this.#call(target, "converse", options);
    const output = await call.send(converseInput(call.target, request, "converse"));
    return converseReply(checkAnswer(output, call), call.target.ref, call.attempts.list);
  }

  /** Sends a conversation, and gives the reply as it comes: events, `.text`, or `.reply()`. @throws BedrockTargetError */
  async converseStream<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "converseStream">,
    request: RequestFor<T, Targets, "converseStream">,
    options?: CallOptions,
  ): Promise<ConverseStream> {
    const call = this.#call(target, "converseStream", options);
    const { output, context } = await call.open(converseInput(call.target, request, "converseStream"));
    return new ConverseStream(output.stream, call.factsOf(output), context);
  }

  /** Sends a body in the model's own format, and gives the whole answer. @throws BedrockTargetError */
  async invokeModel<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "invokeModel">,
    request: RequestFor<T, Targets, "invokeModel">,
    options?: CallOptions,
  ): Promise<InvokeModelReply> {
    const call = this.#call(target, "invokeModel", options);
    const output = await call.send(invokeInput(call.target, request));
    return invokeReply(checkBody(output, call), call.head, call.target.ref, call.attempts.list);
  }

  /** Sends a body in the model's own format, and gives the answer's chunks as they come. @throws BedrockTargetError */
  async invokeModelStream<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "invokeModelStream">,
    request: RequestFor<T, Targets, "invokeModelStream">,
    options?: CallOptions,
  ): Promise<InvokeModelStream> {
    const call = this.#call(target, "invokeModelStream", options);
    const { output, context } = await call.open(invokeInput(call.target, request));
    const facts = { ...call.factsOf(output), contentType: output.contentType };
    return new InvokeModelStream(output.body, facts, context);
  }

  /** Ends the streams that are open (their readers get `aborted`), and closes the connections that this client opened. */
  async destroy(): Promise<void> {
    for (const stop of this.#context.openStreams) stop();
    await this.#context.transport.destroy?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.destroy();
  }

  /** The methods' signatures have checked the target for the compiler; from here on it is any. */
  #call<Op extends Operation>(target: unknown, operation: Op, options: CallOptions | undefined): Call<Op> {
    const picked = this.#strategies.pick(target as string | BoundTarget);
    return new Call(picked, operation, checkCallOptions(options), this.#context);
  }
}
