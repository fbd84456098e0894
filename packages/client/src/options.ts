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

/**
 * Retries: of errors that pass, and where no content has come yet. Every try may be billed, and may run tools on the
 * server's side. Pauses are drawn anew from zero to a bound that doubles, from 1 s for throttling and 50 ms else; where the
 * answer says when to come back, that holds instead, within the call's time. They are the AWS SDK's in place of ours where
 * `runtime` is a ready client or names `maxAttempts`, `retryMode` or `retryStrategy`; what it tries counts as one then.
 */
export interface RetryOptions {
  /** All tries of one target, of each link in a chain. Default: `AWS_MAX_ATTEMPTS`, or 3. */
  readonly attempts?: number | undefined;
  /** The longest pause, in milliseconds, that is not asked for by the answer. Default 20,000. */
  readonly maxDelayMs?: number | undefined;
  /** Retries in a target's bucket; a retry takes 1, a success gives 0.1 back. Default 100. */
  readonly budget?: number | undefined;
}

/** Time limits in milliseconds. What exceeds one fails with code `timeout`, its message names it, and the request is closed. */
export interface TimeLimits {
  /** For the whole call: all its tries, the pauses between them, and a stream to its end. Default: none. */
  readonly timeoutMs?: number | undefined;
  /** Of each try, until its answer is there; of a stream, until its first event is. Default: none. */
  readonly firstByteTimeoutMs?: number | undefined;
  /**
   * For an answer to be silent while it is waited for, byte by byte; a slow reader does not count. Default: 60,000 for a stream,
   * from the answer's head on (before it, a model may think), and none for a plain answer. Where it is given, and
   * `firstByteTimeoutMs` is not, it counts for a stream from the request on.
   */
  readonly idleTimeoutMs?: number | undefined;
}

/** What may be set for the client and for a single call alike. */
export interface SharedOptions extends TimeLimits {
  /** `false`: one try of each target. A call's members come before the client's. */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * How long a call waits for a model that is being loaded, in milliseconds, at intervals of up to 15 s that take nothing
   * from `retry`. Default: 600,000 for imported models and deployments of custom ones, 0 for others; 0 also where `retry` is
   * `false` or the AWS SDK's, and where another link of a chain can answer.
   */
  readonly coldStart?: { readonly timeoutMs?: number } | undefined;
  /**
   * Told of every try, and of what a client does about those that fail. What it throws is ignored. Node, Deno and Bun have the
   * events of all clients of a process on the `diagnostics_channel` named `bedrock-targets` as well; a subscriber there that throws
   * is Node's affair, which takes it for an uncaught exception.
   */
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
  /**
   * Calls at once, per target: of a chain, per link. A stream counts until it is closed, a retry that pauses does not, nor do
   * look-ups and the counting of tokens. Further calls wait, in the order in which they came: `maxSize` of them at the most
   * (default: 1,000), and for `timeoutMs` milliseconds at the most (default: 60,000). The others fail with code `throttled`,
   * unsent, or go on to the next link of their chain. Default: no limit.
   */
  readonly concurrency?: {
    readonly max: number;
    readonly queue?: { readonly maxSize?: number | undefined; readonly timeoutMs?: number } | undefined;
  };
}

/** The last argument of every call. */
export interface CallOptions extends SharedOptions {
  /** Aborts the call, also while its stream is read: it then fails with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * What to do where a `converseStream` fails after its first content, for a reason that another try may not meet:
   * `"restart"` makes it again. A loop over its events gets one with `restarted` in between, and then the whole answer anew;
   * `.reply()` is of that answer alone. A text of which a piece was given, and a stream in the model's own format, have no
   * place to say so, and fail. Default: the error, with what came in `partial`.
   */
  readonly resume?: "restart" | undefined;
  /** Further HTTP headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
