import type { ControlPlane, EventSink, ModelTarget, Transport } from "@bedrock-targets/core";

/** The options of the AWS client that one mostly gives; all others of AWS's configuration are taken too. */
export interface KnownAwsOptions {
  region?: unknown;
  credentials?: unknown;
  profile?: string;
  endpoint?: unknown;
  requestHandler?: unknown;
  maxAttempts?: unknown;
  retryMode?: unknown;
  logger?: unknown;
  useFipsEndpoint?: unknown;
  useDualstackEndpoint?: unknown;
}

/** Configuration of an AWS client, or a ready client (recognised by its `send`). AWS's own types fit. */
export type AwsClientOrOptions = KnownAwsOptions | object;

/** Retries. Not active yet: today the AWS SDK's own retries apply, and count as one attempt. */
export interface RetryOptions {
  /** All tries of one target. Default 3. */
  readonly attempts?: number | undefined;
  /** Milliseconds. Default 20,000. */
  readonly maxDelayMs?: number | undefined;
  /** Retries in a target's bucket; a retry takes 1, a success gives 0.1 back. Default 100. */
  readonly budget?: number | undefined;
}

/** Time limits in milliseconds. Not active yet; `signal: AbortSignal.timeout(ms)` is. */
export interface TimeLimits {
  /** For the whole call. Default: none. */
  readonly timeoutMs?: number | undefined;
  /** Until the first byte. Default: none. */
  readonly firstByteTimeoutMs?: number | undefined;
  /** Between two bytes of a stream. Default: 60,000. */
  readonly idleTimeoutMs?: number | undefined;
}

/** What may be set for the client and for a single call alike. */
export interface SharedOptions extends TimeLimits {
  readonly retry?: RetryOptions | false | undefined;
  /** Waiting for models that are being loaded. Not active yet. */
  readonly coldStart?: { readonly timeoutMs?: number } | undefined;
  /** Told of every try. What it throws is ignored. */
  readonly onEvent?: EventSink | undefined;
}

/** What `new BedrockClient` takes. */
export interface BedrockClientOptions<Targets extends readonly ModelTarget[]> extends SharedOptions {
  /** The strategies to serve targets with: `[base, crossRegion, prompt]`, or `allTargets`. */
  readonly targets: Targets;
  /** Default: AWS's own chain (`AWS_REGION`, the profile, …). */
  readonly region?: string | undefined;
  /** The AWS client's configuration, or a ready client. Credentials, proxies, middleware and endpoints stay AWS's. */
  readonly runtime?: AwsClientOrOptions | undefined;
  /**
   * The same for the control plane: configuration, a ready client of `@aws-sdk/client-bedrock`, `{ bedrock, agent }` with
   * one for each of its two services, or a control plane of one's own. Default: `runtime`'s, without an endpoint that serves
   * the runtime alone. Nothing of it is loaded before something is looked up.
   */
  readonly control?: AwsClientOrOptions | ControlPlane | undefined;
  /** Another way to Bedrock than the AWS SDK. */
  readonly transport?: Transport | undefined;
  /**
   * An ARN of another region than the client's: `"follow"` sends the call to the ARN's region, `"strict"` refuses it.
   * Default: `"follow"`; `"strict"` with a ready client, which cannot be moved. Another partition is always refused.
   */
  readonly regions?: "follow" | "strict" | undefined;
  /**
   * Region names or globs (`"eu-*"`): nothing is ever sent where a destination may lie outside. The destinations of profiles,
   * prompts and routers are looked up, and remembered for 5 minutes (a prompt's draft is not: name a version); those that may
   * not be read are outside. `"*"` allows all.
   */
  readonly within?: string | readonly string[] | undefined;
  /**
   * What to do where a model cannot be called by its own id ("on-demand throughput isn't supported"): `{ onDemand: "profile" }`
   * calls it through the nearest system-defined profile of the region that stays inside of `within`, or, without a fence, in
   * the geography of the client's region; and from then on. `reply.target.via` is the profile. Default: the error names the
   * profiles that would do.
   */
  readonly recover?: { readonly onDemand?: "profile" } | undefined;
  /** Calls at once, per target. Not active yet. */
  readonly concurrency?: {
    readonly max: number;
    readonly queue?: { readonly maxSize?: number | undefined; readonly timeoutMs?: number } | undefined;
  };
}

/** The last argument of every call. */
export interface CallOptions extends SharedOptions {
  /** Aborts the call, also while its stream is read: it then fails with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** What to do with a stream that fails after its first content. Not active yet. */
  readonly resume?: "restart" | undefined;
  /** Further HTTP headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
