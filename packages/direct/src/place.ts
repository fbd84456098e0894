import { invalidRequest } from "@bedrock-targets/core/target";
import { type Endpoint, endpointFor } from "./endpoint/endpoint.ts";
import { readRegion } from "./endpoint/region.ts";
import { environment } from "./environment.ts";
import type { DirectOptions } from "./options.ts";
import type { Platform } from "./platform.ts";
import type { Signer } from "./signing/signer.ts";

/** What all calls to a region share. */
export interface Place {
  readonly endpoint: Endpoint;
  readonly signer: Signer;
}

/** Regions that are kept at the most: strings from outside must not make more and more of them. */
const maxPlaces = 64;

/** The places that calls have gone to, by region; `undefined` for the transport's own. */
export class Places {
  readonly #options: DirectOptions;
  readonly #platform: Platform;
  readonly #places = new Map<string | undefined, Place>();
  #own: Promise<string | undefined> | undefined;

  constructor(options: DirectOptions, platform: Platform) {
    this.#options = options;
    this.#platform = platform;
  }

  /** Where to send a call to. @throws BedrockTargetError with code `invalid-request` for no region, or one that cannot be */
  placeFor(named: string | undefined): Place | Promise<Place> {
    const known = this.#places.get(named);
    if (known) return known;
    return named === undefined ? this.#ownName().then((name) => this.#make(undefined, name)) : this.#make(named, named);
  }

  /** The region of calls that name none, as AWS writes it. */
  async ownRegion(): Promise<string | undefined> {
    const name = await this.#ownName();
    return name === undefined ? undefined : readRegion(name).name;
  }

  #make(key: string | undefined, name: string | undefined): Place {
    if (name === undefined) throw noRegion();
    const region = readRegion(name);
    const endpoint = endpointFor(region, this.#options);
    const place = { endpoint, signer: this.#platform.createSigner(region.name) };
    this.#places.set(key, place);
    const [oldest] = this.#places.keys();
    if (this.#places.size > maxPlaces) this.#places.delete(oldest);
    return place;
  }

  /** Where there is none, the next call looks again. */
  #ownName(): Promise<string | undefined> {
    this.#own ??= this.#find().then((found) => {
      if (found === undefined) this.#own = undefined;
      return found;
    });
    return this.#own;
  }

  async #find(): Promise<string | undefined> {
    return this.#options.region ?? environment("AWS_REGION") ?? (await this.#platform.profileRegion());
  }
}

const noRegion = (): Error =>
  invalidRequest(
    "No region is named: neither by the call, nor by `region`, `AWS_REGION` or the profile.",
    'Pass `directTransport({ region: "us-east-1" })`, or set AWS_REGION (AWS_DEFAULT_REGION is not read, as in AWS\'s SDK).',
  );
