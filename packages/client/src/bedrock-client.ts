/// <reference lib="esnext.disposable" preserve="true" />
import type { BoundTarget, ConverseReply, InvokeModelReply, ModelTarget } from "@bedrock-targets/core";
import type { DestroyOptions } from "./call/destroy.ts";
import type { Chain } from "./chain.ts";
import { checkClientOptions, isFixed } from "./check-client-options.ts";
import type { BoundBy, Checked, CheckedAny, CheckedId, RequestFor } from "./checked.ts";
import type { ListTargetsOptions } from "./control/listing/listed-target.ts";
import { TargetListing } from "./control/listing/target-listing.ts";
import type { Policy, PolicyOptions, PolicyTargets } from "./control/policy/options.ts";
import type { DeleteProfileOptions } from "./control/profiles/delete.ts";
import type { ApplicationProfileOptions, OwnProfile, ProfileFrom } from "./control/profiles/options.ts";
import type { Resolution } from "./control/resolve/resolution.ts";
import type { ResolveOptions } from "./control/resolve/resolve.ts";
import type { TokenCount } from "./count/token-count.ts";
import { lazily } from "./lazily.ts";
import type { BedrockClientOptions, CallOptions } from "./options.ts";
import type { Warmed, WarmOptions } from "./resilience/warm.ts";
import type { ClientState } from "./state.ts";
import { Strategies } from "./strategies.ts";
import type { ConverseStream } from "./stream/converse-stream.ts";
import type { InvokeModelStream } from "./stream/invoke-stream.ts";

// A program loads what its calls need when it makes them; until then, nothing but what stands here.
const calls = lazily(() => import("./call.ts"));
const streams = lazily(() => import("./stream.ts"));
const controls = lazily(() => import("./control.ts"));
const conversations = lazily(() => import("./conversation.ts"));
const accounts = lazily(() => import("./account.ts"));
const policies = lazily(() => import("./policy.ts"));
const resilience = lazily(() => import("./resilience.ts"));
const counts = lazily(() => import("./count.ts"));
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
      controls,
      conversations,
      resilience,
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
  converse<const T extends string | BoundTarget | Chain>(
    target: Checked<T, Targets, "converse">,
    request: RequestFor<T, Targets, "converse">,
    options?: CallOptions,
  ): Promise<ConverseReply> {
    return calls((part) => part.converse(this.#state, target, request, options));
  }

  /** Sends a conversation, and gives the reply as it comes: events, `.text`, or `.reply()`. @throws BedrockTargetError */
  converseStream<const T extends string | BoundTarget | Chain>(
    target: Checked<T, Targets, "converseStream">,
    request: RequestFor<T, Targets, "converseStream">,
    options?: CallOptions,
  ): Promise<ConverseStream> {
    return streams((part) => part.converseStream(this.#state, target, request, options));
  }

  /** Sends a body in the model's own format, and gives the whole answer. @throws BedrockTargetError */
  invokeModel<const T extends string | BoundTarget | Chain>(
    target: Checked<T, Targets, "invokeModel">,
    request: RequestFor<T, Targets, "invokeModel">,
    options?: CallOptions,
  ): Promise<InvokeModelReply> {
    return invocations((part) => part.invokeModel(this.#state, target, request, options));
  }

  /** Sends a body in the model's own format, and gives the answer's chunks as they come. @throws BedrockTargetError */
  invokeModelStream<const T extends string | BoundTarget | Chain>(
    target: Checked<T, Targets, "invokeModelStream">,
    request: RequestFor<T, Targets, "invokeModelStream">,
    options?: CallOptions,
  ): Promise<InvokeModelStream> {
    return streams((part) => part.invokeModelStream(this.#state, target, request, options));
  }

  /**
   * Counts the input tokens of a request: a conversation, or `{ body }` in the model's own format. It is counted on the
   * foundation model behind the target, where that is on demand; the reply says on which, and where. A prompt is filled in
   * first. Members without tokens, such as `inferenceConfig`, make no difference. Of a chain, it is counted on the first link that
   * answers.
   *
   * @throws BedrockTargetError `operation-not-supported` where nothing behind the target counts
   */
  countTokens<const T extends string | BoundTarget | Chain>(
    target: CheckedAny<T, Targets>,
    request: RequestFor<T, Targets, "converse"> | RequestFor<T, Targets, "invokeModel">,
    options?: CallOptions,
  ): Promise<TokenCount> {
    return counts((part) => part.countTokens(this.#state, target, request, options));
  }

  /**
   * Says what a target is, and what stands behind it, through every hop that may be read: models, regions, capabilities.
   * Answers are remembered for 5 minutes.
   *
   * @throws BedrockTargetError `not-found` for what does not exist; what may not be read is `"unknown"`, and no error
   */
  resolve<const T extends string | BoundTarget>(
    target: T extends string ? CheckedId<T, Targets> : T,
    options?: ResolveOptions,
  ): Promise<Resolution> {
    return controls((part) => part.resolve(this.#state, target, options));
  }

  /**
   * Lists everything in the account and region that can be a `modelId`, as it comes: in a loop, or all at once by
   * `.toArray()`. A list that may not be read is a warning among the items. Nothing is remembered.
   */
  listTargets(options?: ListTargetsOptions): TargetListing {
    return new TargetListing(() => accounts(async (part) => part.listItems(this.#state, options)));
  }

  /**
   * Gives the application profile of a name: the one that exists, or a new one, once it can be used. Two processes that ask
   * for the same at once end with one profile, as far as AWS's idempotency goes: both send the same `clientRequestToken`. Calls
   * of one client with the same arguments at once are one. AWS may answer the token of a profile that has been deleted with
   * its ARN: one that is neither found nor listed for 5 seconds is made anew, with a token that both make of that ARN.
   *
   * @throws BedrockTargetError `invalid-request` where the name stands for another source, or for other tags
   */
  ensureApplicationProfile<const T extends string | BoundTarget>(
    options: ApplicationProfileOptions<ProfileFrom<T, Targets>>,
  ): Promise<BoundTarget<"application-profile">> {
    return accounts((part) => part.ensureApplicationProfile(this.#state, options));
  }

  /** Deletes an application profile; one that does not exist is deleted already. @throws BedrockTargetError */
  deleteApplicationProfile<const T extends string | BoundTarget>(
    target: OwnProfile<T, Targets>,
    options?: DeleteProfileOptions,
  ): Promise<void> {
    return accounts((part) => part.deleteApplicationProfile(this.#state, target, options));
  }

  /**
   * Writes the least IAM policy with which one or several targets may be used, and notes for whoever reads it. What stands
   * behind a target is looked up, unless it is `offline`; what may not be read is noted, and the policy incomplete then.
   *
   * @example
   * const { document, notes } = await bedrock.policy(["amazon.nova-lite-v1:0", process.env.PROMPT_ARN!], { lookups: true });
   * console.log(formatPolicy(document, "terraform"));
   *
   * @throws BedrockTargetError `not-found` for what does not exist, `operation-not-supported` where there is nothing to allow
   */
  policy<const T extends string | BoundTarget | Chain>(
    targets: PolicyTargets<T, Targets>,
    options?: PolicyOptions,
  ): Promise<Policy> {
    return policies((part) => part.policy(this.#state, targets, options));
  }

  /**
   * Waits until a target answers, ahead of traffic: imported models and deployments that were idle are loaded anew. It asks
   * for a reply of one token until it comes, which is billed as any call; pauses are told as `cold-start`. Of a chain, all links
   * are asked at once.
   *
   * @throws BedrockTargetError `model-not-ready` or `timeout` where the time is over, `aborted` at once
   */
  warm<const T extends string | BoundTarget | Chain>(
    target: CheckedAny<T, Targets>,
    options?: WarmOptions,
  ): Promise<Warmed> {
    return resilience((part) => part.warm(this.#state, target, options));
  }

  /**
   * Ends what runs (calls, streams and look-ups fail with code `aborted`), or with `{ drain: true }` waits until it has ended,
   * and closes the connections that this client opened. Calls that are made later are refused with code `aborted`.
   */
  destroy(options?: DestroyOptions): Promise<void> {
    return calls((part) => part.destroy(this.#state, options));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.destroy();
  }
}
