import { configurationFrom, isReady, serviceOf } from "./configuration.ts";
import { type AwsControlClient, loadPackage, makeClient, type Service } from "./services.ts";

/** Clients kept at the most: strings from outside must not make more and more of them. */
const maxClients = 32;

/** AWS's clients, one per service and region; or those that the user made. */
export class ControlClients {
  readonly #region: string | undefined;
  readonly #given: object;
  readonly #clients = new Map<string, Promise<AwsControlClient>>();

  constructor(region: string | undefined, given: object) {
    this.#region = region;
    this.#given = given;
  }

  of(service: Service, region: string | undefined): Promise<AwsControlClient> {
    const key = `${service} ${region ?? this.#region ?? ""}`;
    const known = this.#clients.get(key);
    if (known) return known;
    const made = this.#make(service, region ?? this.#region);
    made.catch(() => this.#clients.delete(key)); // the next look-up tries again
    this.#clients.set(key, made);
    this.#forgetOldest(key);
    return made;
  }

  /** Closes the clients that were made here, unless their connections are somebody else's. */
  async destroy(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    const isShared = (service: Service) => "requestHandler" in configurationFrom(this.#givenFor(service), undefined);
    if (isShared("bedrock") || isShared("bedrock-agent")) return;
    for (const made of await Promise.allSettled(clients)) {
      if (made.status === "fulfilled" && !this.#isGiven(made.value)) made.value.destroy();
    }
  }

  /** A ready client is used as it is in its own region; for another one it is the pattern of a new client. */
  async #make(service: Service, region: string | undefined): Promise<AwsControlClient> {
    const given = this.#givenFor(service);
    if (isReady(given) && serviceOf(given) === service) {
      const ready = given as unknown as AwsControlClient; // by its serviceId
      if (region === undefined || (await ready.config.region()) === region) return ready;
    }
    return makeClient(await loadPackage(service), service, configurationFrom(given, region));
  }

  #isGiven(client: AwsControlClient): boolean {
    return Object.is(client, this.#givenFor("bedrock")) || Object.is(client, this.#givenFor("bedrock-agent"));
  }

  /** What was given for a service alone, or for all. */
  #givenFor(service: Service): object {
    const { bedrock, agent } = this.#given as { readonly bedrock?: object; readonly agent?: object };
    const own = service === "bedrock" ? bedrock : agent;
    return own ?? bedrock ?? agent ?? this.#given;
  }

  #forgetOldest(newest: string): void {
    const oldest = [...this.#clients.keys()].find((key) => key !== newest);
    if (this.#clients.size > maxClients && oldest !== undefined) this.#clients.delete(oldest);
  }
}
