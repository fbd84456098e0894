import type { BoundTarget, ModelRef, Transport, TransportOperation } from "@bedrock-targets/core";
import { AwsSdkTransport } from "../aws-sdk/transport.ts";
import type { ClientState } from "../state.ts";
import { checkRegion, type Fence, fenceOf, staysInRegion } from "./fence.ts";
import { placeOf, type RegionPolicy } from "./regions.ts";
import { untilAborted } from "./until-aborted.ts";

/** A region, or the promise of one; `undefined` where nobody names one. */
type Place = string | undefined | Promise<string | undefined>;

/** What all calls of a client share: through what they go, and where to. */
export class Session {
  readonly transport: Transport;
  readonly fence: Fence | undefined;
  /** Those of every call. */
  readonly fences: readonly Fence[];
  readonly client: ClientState;
  readonly regions: RegionPolicy;
  /** The client's own region; `undefined` until it has been asked for, `[]` where there is none. */
  #home: readonly [region?: string | undefined] | undefined;
  /** For targets that cannot be called by themselves: the profile that was chosen, by target and fence. */
  detours: Map<string, ModelRef> | undefined;
  /** Whether it has been told that a bearer token of the environment is sent in place of the credentials. */
  isBearerTokenTold = false;
  /** Decided once per target. */
  readonly #decided = new WeakMap<BoundTarget, string>();

  constructor(client: ClientState) {
    const { region, regions, within, runtime, transport } = client.options;
    this.client = client;
    this.transport = transport ?? new AwsSdkTransport(region, runtime);
    this.regions = regions ?? (client.isFixed ? "strict" : "follow");
    this.fence = fenceOf(within);
    this.fences = this.fence ? [this.fence] : [];
    if (region !== undefined && !client.isFixed) this.#home = [region];
  }

  /** The profile that was chosen for a target, inside of a chain's fence where there is one. Tokens are a model's, never a profile's. */
  detourFor(target: BoundTarget, operation: TransportOperation, fence: Fence | undefined): ModelRef | undefined {
    return operation === "countTokens" ? undefined : this.detours?.get(detourKey(target, fence));
  }

  /**
   * The region to send a call to, at once where it is known.
   *
   * @throws Refused `region-mismatch`
   */
  regionFor(target: BoundTarget, signal: AbortSignal | undefined): Place {
    const known = this.#decided.get(target);
    if (known !== undefined) return known;
    return this.#home
      ? this.#decide(target, this.#home, signal)
      : this.#ask(signal).then((home) => this.#decide(target, home, signal));
  }

  /** The region of a call, inside of a further fence: that of a chain. @throws Refused `region-mismatch` */
  async within(
    fence: Fence,
    target: BoundTarget,
    place: Place,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    const region = await place;
    checkRegion(fence, target, region);
    if (!staysInRegion(target)) {
      await this.client.controls((part) => part.checkFence(this.client, target, region, fence, signal));
    }
    return region;
  }

  /** The region of a target, of which nothing is sent there but a question. @throws Refused `region-mismatch` */
  async placeOf(target: BoundTarget, signal?: AbortSignal): Promise<string | undefined> {
    const [home] = this.#home ?? (await this.#ask(signal));
    return placeOf(target, home, this.regions);
  }

  /** The client's own region. What could not be asked for is asked for again by the next call. */
  async home(signal?: AbortSignal): Promise<string | undefined> {
    const [home] = this.#home ?? (await this.#ask(signal));
    return home;
  }

  async #ask(signal: AbortSignal | undefined): Promise<readonly [region?: string | undefined]> {
    this.#home = [await untilAborted(this.transport.region(), signal)];
    return this.#home;
  }

  #decide(target: BoundTarget, [home]: readonly [region?: string | undefined], signal: AbortSignal | undefined): Place {
    const region = placeOf(target, home, this.regions);
    const { fence } = this;
    if (fence) {
      checkRegion(fence, target, region);
      // What stands behind a prompt or a profile may change: it is asked about by every call, by way of what is remembered.
      if (!staysInRegion(target)) {
        return this.client
          .controls(({ checkFence }) => checkFence(this.client, target, region, fence, signal))
          .then(() => region);
      }
    }
    if (region !== undefined) this.#decided.set(target, region);
    return region;
  }
}

/** Under what the choice of a profile is remembered. */
export const detourKey = ({ modelId }: BoundTarget, fence: Fence | undefined): string =>
  fence ? `${modelId} ${fence.join(" ")}` : modelId;

/** Made by a client's first call, and kept. */
export function sessionOf(client: ClientState): Session {
  client.session ??= new Session(client);
  return client.session;
}
