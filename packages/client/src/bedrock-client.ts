/// <reference lib="esnext.disposable" preserve="true" />
import type {
  BoundTarget,
  ConverseReply,
  InvokeModelReply,
  JsonValue,
  ModelTarget,
  Operation,
  Transport,
} from "@bedrock-targets/core";
import { isReadyClient } from "./aws-sdk/sdk.ts";
import { AwsSdkTransport } from "./aws-sdk/transport.ts";
import { Call, type CallContext } from "./call.ts";
import { checkCallOptions, checkTargets } from "./check-options.ts";
import type { BoundBy, Checked, CheckedId, RequestFor } from "./checked.ts";
import { converseReply } from "./converse-reply.ts";
import { invokeReply } from "./invoke-reply.ts";
import type { BedrockClientOptions, CallOptions } from "./options.ts";
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
    this.#strategies = new Strategies(checkTargets(options));
    const transport = options.transport ?? new AwsSdkTransport(options.region, options.runtime);
    this.#context = { transport, regions: regionPolicy(options, transport), onEvent: options.onEvent };
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
    return converseReply(output, call.target.ref, call.attempts.list);
  }

  /** Sends a conversation, and gives the reply as it comes: events, `.text`, or `.reply()`. @throws BedrockTargetError */
  async converseStream<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "converseStream">,
    request: RequestFor<T, Targets, "converseStream">,
    options?: CallOptions,
  ): Promise<ConverseStream> {
    const call = this.#call(target, "converseStream", options);
    const { output, context } = await call.open(converseInput(call.target, request, "converseStream"));
    return new ConverseStream(output.stream ?? nothing(), call.factsOf(output), context);
  }

  /** Sends a body in the model's own format, and gives the whole answer. @throws BedrockTargetError */
  async invokeModel<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "invokeModel">,
    request: RequestFor<T, Targets, "invokeModel">,
    options?: CallOptions,
  ): Promise<InvokeModelReply> {
    const call = this.#call(target, "invokeModel", options);
    const output = await call.send(invokeInput(call.target, request));
    return invokeReply(output, call.head?.headers ?? {}, call.target.ref, call.attempts.list);
  }

  /** Sends a body in the model's own format, and gives the answer's chunks as they come. @throws BedrockTargetError */
  async invokeModelStream<Chunk = JsonValue, const T extends string | BoundTarget = string | BoundTarget>(
    target: Checked<T, Targets, "invokeModelStream">,
    request: RequestFor<T, Targets, "invokeModelStream">,
    options?: CallOptions,
  ): Promise<InvokeModelStream<Chunk>> {
    const call = this.#call(target, "invokeModelStream", options);
    const { output, context } = await call.open(invokeInput(call.target, request));
    const facts = { ...call.factsOf(output), contentType: output.contentType };
    return new InvokeModelStream(output.body ?? nothing(), facts, context);
  }

  /** Closes the connections that this client opened. */
  async destroy(): Promise<void> {
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

/** A stream operation's answer without a stream. */
async function* nothing(): AsyncGenerator<never> {}

function regionPolicy(
  { region, regions, within, transport, runtime }: BedrockClientOptions<readonly ModelTarget[]>,
  used: Transport,
): CallContext["regions"] {
  // A ready client cannot be moved to another region. With a transport, `runtime` only feeds the control plane.
  const fixed = transport === undefined && runtime !== undefined && isReadyClient(runtime);
  let home: Promise<string | undefined> | undefined;
  const own = (): Promise<string | undefined> => {
    home ??= region === undefined || fixed ? used.region() : Promise.resolve(region);
    return home;
  };
  return {
    own,
    regions: regions ?? (fixed ? "strict" : "follow"),
    within: typeof within === "string" ? [within] : within,
  };
}
