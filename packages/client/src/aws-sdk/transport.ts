import type { RuntimeOutputs, Transport, TransportCall, TransportOperation } from "@bedrock-targets/core";
import type { AwsClientOrOptions } from "../options.ts";

/** The part that needs the AWS SDK. */
type Route = Required<Pick<Transport, "send" | "region" | "refresh" | "secrets">> & { destroy(): Promise<void> };

/** Members of AWS's configuration by which its client decides about retries. */
const retryMembers = ["maxAttempts", "retryMode", "retryStrategy"] as const;

/** Whether configuration of AWS's client says how to try again: then its client does, and nobody else. */
export const namesRetries = (runtime: unknown): boolean =>
  retryMembers.some((name) => Object(runtime)[name] !== undefined);

/** The default transport: the user's own AWS SDK. Nothing of it is loaded before the first call. */
export class AwsSdkTransport implements Transport {
  readonly #region: string | undefined;
  readonly #runtime: AwsClientOrOptions;
  #route: Promise<Route> | undefined;
  #loadedRoute: Route | undefined;

  constructor(region: string | undefined, runtime: AwsClientOrOptions = {}) {
    this.#region = region;
    this.#runtime = runtime;
  }

  async send<Op extends TransportOperation>(call: TransportCall<Op>): Promise<RuntimeOutputs[Op]> {
    return (await this.#loaded()).send(call);
  }

  async region(): Promise<string | undefined> {
    return (await this.#loaded()).region();
  }

  async refresh(): Promise<void> {
    await (await this.#route)?.refresh();
  }

  secrets(): readonly string[] {
    return this.#loadedRoute?.secrets() ?? [];
  }

  /** Closes what was opened here; a ready client is its owner's. */
  async destroy(): Promise<void> {
    await (await this.#route)?.destroy();
  }

  #loaded(): Promise<Route> {
    this.#route ??= import("./parts.ts").then(({ AwsSdkRoute }) => {
      this.#loadedRoute = new AwsSdkRoute(this.#region, this.#runtime, namesRetries(this.#runtime));
      return this.#loadedRoute;
    });
    return this.#route;
  }
}
