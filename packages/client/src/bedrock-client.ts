/// <reference lib="esnext.disposable" preserve="true" />
import type { BoundTarget, ConverseReply, InvokeModelReply, ModelTarget, Transport } from "@bedrock-targets/core";
import { checkClientOptions, isFixed } from "./check-client-options.ts";
import type { BoundBy, Checked, CheckedId, RequestFor } from "./checked.ts";
import { lazily } from "./lazily.ts";
import type { BedrockClientOptions, CallOptions } from "./options.ts";
import type { ClientState } from "./state.ts";
import { Strategies } from "./strategies.ts";
import type { ConverseStream } from "./stream/converse-stream.ts";
import type { InvokeModelStream } from "./stream/invoke-stream.ts";

// A program loads what its calls need when it makes them; until then, nothing but what stands here.
const calls = lazily(() => import("./call.ts"));
const streams = lazily(() => import("./stream.ts"));
const invocations = lazily(() => import("./invoke.ts"));

/**
 * One client for everything that Bedrock accepts as `modelId`. It picks the strategy by the target, shapes the request by
 * the strategy's rules, sends it, and turns whatever comes back into a reply or a `BedrockTargetError`.
 *
 * @example
 * const bedrock = new BedrockClient({ region: "us-east-1", targets: [base, crossRegion, prompt] });
 * const reply = await bedrock.converse(process.env.MODEL_ID!, { messages: "Hello" });
 */
export class BedrockClient<const Targets extends readonly ModelTarget[]> {
  readonly #state: ClientState;

  constructor(options: BedrockClientOptions<Targets>) {
    checkClientOptions(options);
    this.#state = {
      options,
      isFixed: isFixed(options),
      strategies: new Strategies(options.targets),
      openStreams: new Set(),
      session: undefined,
    };
  }

  /**
   * Binds a modelId to its strategy, without a call: to check configuration at start, and to see its `kind`.
   *
   * @throws BedrockTargetError `invalid-target` or `target-not-installed`
   */
  target<const Id extends string>(modelId: CheckedId<Id, Targets>): BoundBy<Id, Targets> {
    return this.#state.strategies.pick(modelId) as unknown as BoundBy<Id, Targets>; // as the compiler classified it
  }

  /** Sends a conversation, and gives the whole reply. @throws BedrockTargetError */
  converse<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "converse">,
    request: RequestFor<T, Targets, "converse">,
    options?: CallOptions,
  ): Promise<ConverseReply> {
    return calls(({ converse }) => converse(this.#state, target, request, options));
  }

  /** Sends a conversation, and gives the reply as it comes: events, `.text`, or `.reply()`. @throws BedrockTargetError */
  converseStream<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "converseStream">,
    request: RequestFor<T, Targets, "converseStream">,
    options?: CallOptions,
  ): Promise<ConverseStream> {
    return streams(({ converseStream }) => converseStream(this.#state, target, request, options));
  }

  /** Sends a body in the model's own format, and gives the whole answer. @throws BedrockTargetError */
  invokeModel<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "invokeModel">,
    request: RequestFor<T, Targets, "invokeModel">,
    options?: CallOptions,
  ): Promise<InvokeModelReply> {
    return invocations(({ invokeModel }) => invokeModel(this.#state, target, request, options));
  }

  /** Sends a body in the model's own format, and gives the answer's chunks as they come. @throws BedrockTargetError */
  invokeModelStream<const T extends string | BoundTarget>(
    target: Checked<T, Targets, "invokeModelStream">,
    request: RequestFor<T, Targets, "invokeModelStream">,
    options?: CallOptions,
  ): Promise<InvokeModelStream> {
    return streams(({ invokeModelStream }) => invokeModelStream(this.#state, target, request, options));
  }

  /** Ends the streams that are open (their readers get `aborted`), and closes the connections that this client opened. */
  async destroy(): Promise<void> {
    const { openStreams, options, session } = this.#state;
    for (const stop of openStreams) stop();
    const transport: Transport | undefined = options.transport ?? session?.transport;
    await transport?.destroy?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.destroy();
  }
}
