import type { Operation, RuntimeOutputs, Transport, TransportCall } from "@bedrock-targets/core";
import type { AwsClientOrOptions } from "../options.ts";
import { addHeaders, onHead } from "./middleware.ts";
import { type AwsClient, commandFor, isReadyClient, loadSdk } from "./sdk.ts";

/** Clients for other regions than the own, kept at the most: strings from outside must not make more and more of them. */
const maxRegions = 32;

/** The default transport: the user's own AWS SDK, loaded at the first call, one client per region. */
export class AwsSdkTransport implements Transport {
  readonly #region: string | undefined;
  readonly #runtime: AwsClientOrOptions;
  readonly #clients = new Map<string, Promise<AwsClient>>();
  #handler: Promise<object | undefined> | undefined;

  constructor(region: string | undefined, runtime: AwsClientOrOptions = {}) {
    this.#region = region;
    this.#runtime = runtime;
  }

  async send<Op extends Operation>(call: TransportCall<Op>): Promise<RuntimeOutputs[Op]> {
    const [client, sdk] = await Promise.all([this.#clientFor(call.region), loadSdk()]);
    const command = commandFor(sdk, call.operation, call.input);
    if (call.headers) addHeaders(command, call.headers);
    if (call.onHead) onHead(command, call.onHead);
    const output = await client.send(command, { abortSignal: call.signal });
    return output as RuntimeOutputs[Op]; // the command's own output, by AWS's contract
  }

  /** A ready client's own region, whatever was asked for: it cannot be moved. */
  async region(): Promise<string | undefined> {
    if (this.#region !== undefined && !isReadyClient(this.#runtime)) return this.#region;
    const client = await this.#clientFor(undefined);
    return client.config.region().catch(() => undefined); // none configured: the call itself says so
  }

  /** Closes the clients that were made here; a ready client is its owner's. */
  async destroy(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    for (const client of clients) (await client).destroy();
  }

  #clientFor(region: string | undefined): Promise<AwsClient> {
    if (isReadyClient(this.#runtime)) return Promise.resolve(this.#runtime);
    const key = region ?? this.#region ?? "";
    const known = this.#clients.get(key);
    if (known) return known;
    const made = this.#make(region ?? this.#region);
    made.catch(() => this.#clients.delete(key)); // the next call tries again
    this.#clients.set(key, made);
    this.#forgetOldest();
    return made;
  }

  async #make(region: string | undefined): Promise<AwsClient> {
    const [sdk, requestHandler] = await Promise.all([loadSdk(), this.#sharedHandler()]);
    return new sdk.BedrockRuntimeClient({
      ...(requestHandler && { requestHandler }),
      ...this.#runtime,
      ...(region !== undefined && { region }),
    });
  }

  /** One pool of sockets for the clients of all regions. */
  #sharedHandler(): Promise<object | undefined> {
    if ("requestHandler" in this.#runtime) return Promise.resolve(undefined);
    this.#handler ??= import("#http-handler").then((module) => module.createHttpHandler());
    return this.#handler;
  }

  /** Of the clients for other regions. Its calls may still run, and the sockets are shared: it is not destroyed. */
  #forgetOldest(): void {
    const oldest = [...this.#clients.keys()].find((key) => key !== (this.#region ?? ""));
    if (this.#clients.size > maxRegions && oldest !== undefined) this.#clients.delete(oldest);
  }
}
