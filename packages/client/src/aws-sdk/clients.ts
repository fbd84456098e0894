import { RecentSecrets } from "@bedrock-targets/core/wire";
import type { AwsClientOrOptions } from "../options.ts";
import { installHooks } from "./call-hooks.ts";
import { FastProtocol } from "./protocol.ts";
import { type AwsClient, isReadyClient, loadSdk } from "./sdk.ts";

/** A client, and what is known of it. */
export interface Client {
  readonly aws: AwsClient;
  /** Whether it may be sent calls without options: their signals go to our own request handler. */
  readonly isPrepared: boolean;
  /** Whether it sends a bearer token of the environment although credentials were passed by hand. */
  readonly isOverruled: boolean;
  /** Whether who calls has to be asked anew before the next call. */
  isStale: boolean;
  /** That is under way: calls wait for it. */
  renewal: Promise<void> | undefined;
}

/** What is set of a client's configuration where the user sets nothing. */
interface PreparedOptions {
  readonly requestHandler?: unknown;
  readonly cacheMiddleware?: unknown;
  readonly protocol?: unknown;
  readonly eventStreamSerdeProvider?: unknown;
  readonly credentials?: unknown;
  readonly token?: unknown;
  readonly authSchemePreference?: unknown;
}

/** Clients for other regions than the own, kept at the most: strings from outside must not make more and more of them. */
const maxRegions = 32;

/** AWS's clients, one per region, with one pool of sockets; or the one that the user made. */
export class Clients {
  /** What proved who called, in the requests of all. */
  readonly sent: RecentSecrets = new RecentSecrets();
  readonly #region: string | undefined;
  readonly #runtime: AwsClientOrOptions;
  readonly #hasOwnRetries: boolean;
  readonly #clients = new Map<string, Promise<Client>>();
  #handler: Promise<object | undefined> | undefined;

  /** @param hasOwnRetries whether the configuration says how to try again */
  constructor(region: string | undefined, runtime: AwsClientOrOptions, hasOwnRetries: boolean) {
    this.#region = region;
    this.#runtime = runtime;
    this.#hasOwnRetries = hasOwnRetries;
  }

  of(region: string | undefined): Promise<Client> {
    const key = region ?? this.#region ?? "";
    const known = this.#clients.get(key);
    if (known) return known;
    const made = this.#make(region ?? this.#region);
    made.catch(() => this.#clients.delete(key)); // the next call tries again
    this.#clients.set(key, made);
    this.#forgetOldest();
    return made;
  }

  /** Lets each client ask anew who calls, before its next call. */
  refresh(): void {
    const due = (client: Client): void => {
      client.isStale = true;
    };
    for (const made of this.#clients.values()) made.then(due, () => {});
  }

  /** Closes the clients that were made here; a ready client is its owner's. */
  async destroy(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    if (isReadyClient(this.#runtime)) return;
    for (const made of await Promise.allSettled(clients)) if (made.status === "fulfilled") made.value.aws.destroy();
  }

  async #make(region: string | undefined): Promise<Client> {
    const fresh = { isOverruled: false, isStale: false, renewal: undefined };
    if (isReadyClient(this.#runtime)) return { ...fresh, aws: this.#runtime, isPrepared: false };
    const [sdk, requestHandler] = await Promise.all([loadSdk(), this.#sharedHandler()]);
    const aws = new sdk.BedrockRuntimeClient(this.#configuration(requestHandler, region));
    // An extension may have set another one.
    const isPrepared = requestHandler !== undefined && aws.config.requestHandler === requestHandler;
    if (isPrepared) installHooks(aws);
    return { ...fresh, aws, isPrepared, isOverruled: isOverruled(this.#runtime) };
  }

  #configuration(requestHandler: object | undefined, region: string | undefined): object {
    const given: PreparedOptions = this.#runtime;
    // Ours reads event streams itself: whoever brings a reader of their own wants that one.
    const protocol = given.protocol ?? (given.eventStreamSerdeProvider ? undefined : FastProtocol);
    return {
      ...given,
      requestHandler: given.requestHandler ?? requestHandler,
      cacheMiddleware: given.cacheMiddleware ?? true,
      // Retries are the client's, which counts and tells them, unless the caller's configuration says how to.
      ...(!this.#hasOwnRetries && { maxAttempts: 1 }),
      ...(protocol !== undefined && { protocol }),
      ...(region !== undefined && { region }),
    };
  }

  /** Nothing where the user brings one, or where AWS's own is the right one. */
  #sharedHandler(): Promise<object | undefined> {
    const { requestHandler }: PreparedOptions = this.#runtime;
    if (requestHandler) return Promise.resolve(undefined);
    this.#handler ??= import("#http-handler").then((module) => module.createHttpHandler());
    return this.#handler;
  }

  /** Of the clients for other regions. Its calls may still run, and the sockets are shared: it is not destroyed. */
  #forgetOldest(): void {
    const oldest = [...this.#clients.keys()].find((key) => key !== (this.#region ?? ""));
    if (this.#clients.size > maxRegions && oldest !== undefined) this.#clients.delete(oldest);
  }
}

/** AWS's client prefers the token in the environment, unless its configuration says what it prefers, or has a token. */
const isOverruled = ({ credentials, token, authSchemePreference }: PreparedOptions): boolean =>
  credentials !== undefined &&
  token === undefined &&
  authSchemePreference === undefined &&
  Boolean(globalThis.process?.env?.AWS_BEARER_TOKEN_BEDROCK);
