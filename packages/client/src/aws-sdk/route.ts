import type { RuntimeOutputs, TransportCall, TransportOperation } from "@bedrock-targets/core";
import type { AwsClientOrOptions } from "../options.ts";
import { Clients } from "./clients.ts";
import { isReadyClient, loadSdk } from "./sdk.ts";
import { sendWith } from "./send.ts";

/** Calls by way of AWS's client. */
export class AwsSdkRoute {
  readonly #clients: Clients;
  /** The region that needs no asking. */
  readonly #region: string | undefined;

  constructor(region: string | undefined, runtime: AwsClientOrOptions, hasOwnRetries: boolean) {
    this.#clients = new Clients(region, runtime, hasOwnRetries);
    this.#region = isReadyClient(runtime) ? undefined : region;
    loadSdk().catch(() => {}); // asked for by the first call, together with what else it needs
  }

  async send<Op extends TransportOperation>(call: TransportCall<Op>): Promise<RuntimeOutputs[Op]> {
    return sendWith(await this.#clients.of(call.region), call, this.#clients.sent);
  }

  /** A ready client's own region, whatever was asked for: it cannot be moved. */
  async region(): Promise<string | undefined> {
    if (this.#region !== undefined) return this.#region;
    const { aws } = await this.#clients.of(undefined);
    return aws.config.region().catch(() => undefined); // none configured: the call itself says so
  }

  secrets(): readonly string[] {
    return this.#clients.sent.list;
  }

  async refresh(): Promise<void> {
    this.#clients.refresh();
  }

  destroy(): Promise<void> {
    return this.#clients.destroy();
  }
}
