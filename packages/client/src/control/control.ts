import type {
  ControlCall,
  ControlOperation,
  ControlOutputs,
  ControlPlane,
  Look,
  Lookups,
  ModelRef,
} from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import type { ClientState } from "../state.ts";
import { AwsControlPlane } from "./aws/aws-control-plane.ts";
import { isReady } from "./aws/configuration.ts";
import { Learned } from "./capabilities/learned.ts";
import { lookupsByKind } from "./kinds/index.ts";
import { bounded } from "./lookups/bounded.ts";
import { LookupCache } from "./lookups/cache.ts";
import { isLasting } from "./lookups/verdict.ts";
import { refOf } from "./resolve/named.ts";

/** What a look-up may be told beside its question. */
export interface LookupOptions {
  /** Ends the waiting; where nobody else waits for the same answer, also the asking. */
  readonly signal?: AbortSignal | undefined;
  /** Asks anew what is remembered. */
  readonly refresh?: boolean | undefined;
}

/** Where a look-up goes, in addition. */
export interface LookupPlace extends LookupOptions {
  readonly region: string | undefined;
}

/** What all look-ups of a client share: the control plane, and what is known already. */
export class Control {
  readonly plane: ControlPlane;
  readonly learned: Learned;
  readonly #client: ClientState;
  readonly #cache = new LookupCache(isLasting);
  readonly #ended = new AbortController();

  constructor(client: ClientState) {
    this.#client = client;
    this.plane = planeOf(client);
    client.learned ??= new Learned();
    this.learned = client.learned;
  }

  /** Asks in one region, by way of what is remembered. */
  lookIn({ region, ...options }: LookupPlace): Look {
    return (operation, input) => {
      const key = JSON.stringify([region ?? "", operation, input]);
      const ask = (signal: AbortSignal) => this.send({ operation, input, region, signal });
      return this.#cache.get(key, ask, options);
    };
  }

  /** Asks the control plane itself: for so long and no longer, and not beyond the client's end. */
  send<Op extends ControlOperation>(call: ControlCall<Op>): Promise<ControlOutputs[Op]> {
    const { operation, signal } = call;
    const ends = signal ? AbortSignal.any([signal, this.#ended.signal]) : this.#ended.signal;
    return bounded(operation, ends, (either) => this.plane.send({ ...call, signal: either }));
  }

  /** Ends what is being asked, and closes the control plane. */
  async destroy(): Promise<void> {
    this.#ended.abort(new DOMException("The client was destroyed.", "AbortError"));
    await this.plane.destroy?.();
  }

  /** What a modelId is that a look-up has named; `undefined` for a string that is none, and that no strategy claims. */
  refOf(modelId: string): ModelRef | undefined {
    return refOf(modelId) ?? this.#client.strategies.recognised(modelId);
  }

  /** Forgets what was said of a resource that has been changed. */
  forget(modelId: string): void {
    this.#cache.forget((key) => key.includes(JSON.stringify(modelId)));
  }

  /** How the control plane is asked about a kind: as its strategy says, or as AWS's kinds are. */
  async lookupsFor(ref: ModelRef, target?: BoundTarget): Promise<Lookups | undefined> {
    const strategy = target?.strategy ?? this.#client.strategies.of(ref.kind);
    if (strategy?.lookups) return strategy.lookups();
    const table: Readonly<Record<string, unknown>> = lookupsByKind;
    return table[ref.kind] as Lookups | undefined; // of the ref's own kind
  }
}

/** Made by a client's first look-up, and kept. */
export function controlOf(client: ClientState): Control {
  client.control ??= new Control(client);
  return client.control;
}

function planeOf({ options }: ClientState): ControlPlane {
  const { control, region, runtime } = options;
  if (control !== undefined && isPort(control)) return control;
  return new AwsControlPlane(region, control ?? runtime ?? {});
}

/** Somebody's own control plane, as opposed to a client of AWS's, which has `send`, too. */
const isPort = (control: object): control is ControlPlane =>
  !isReady(control) && "send" in control && "region" in control && typeof control.region === "function";
