import type { BoundTarget, Transport } from "@bedrock-targets/core";
import { AwsSdkTransport } from "../aws-sdk/transport.ts";
import type { ClientState } from "../state.ts";
import { type RegionPolicy, regionFor } from "./regions.ts";

/** What all calls of a client share: through what they go, and where to. */
export class Session {
  readonly transport: Transport;
  readonly #policy: RegionPolicy;
  /** The client's own region; `undefined` until it has been asked for, `[]` where there is none. */
  #home: readonly [region?: string | undefined] | undefined;
  /** Decided once per target. */
  readonly #regions = new WeakMap<BoundTarget, string>();

  constructor({ options, isFixed }: ClientState) {
    const { region, regions, within, runtime, transport } = options;
    this.transport = transport ?? new AwsSdkTransport(region, runtime);
    this.#policy = {
      regions: regions ?? (isFixed ? "strict" : "follow"),
      within: typeof within === "string" ? [within] : within,
    };
    if (region !== undefined && !isFixed) this.#home = [region];
  }

  /**
   * The region to send a call to, at once where it is known; `undefined` where nobody names one.
   *
   * @throws Refused `region-mismatch`
   */
  regionFor(target: BoundTarget): string | undefined | Promise<string | undefined> {
    const known = this.#regions.get(target);
    if (known !== undefined) return known;
    return this.#home ? this.#decide(target, this.#home) : this.#ask(target);
  }

  /** What could not be asked for is asked for again by the next call. */
  async #ask(target: BoundTarget): Promise<string | undefined> {
    this.#home = [await this.transport.region()];
    return this.#decide(target, this.#home);
  }

  #decide(target: BoundTarget, [home]: readonly [region?: string | undefined]): string | undefined {
    const region = regionFor(target, home, this.#policy);
    if (region !== undefined) this.#regions.set(target, region);
    return region;
  }
}

/** Made by a client's first call, and kept. */
export function sessionOf(client: ClientState): Session {
  client.session ??= new Session(client);
  return client.session;
}
