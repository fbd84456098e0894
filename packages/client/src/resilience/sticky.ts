import type { CircuitEvent, EventSink } from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import type { LinkEnd } from "../call.ts";
import type { Chain } from "../chain.ts";
import type { ClientState } from "../state.ts";

/** Where the calls of a client on a sticky chain begin. */
export interface Circuit {
  /** The link that has answered in the first one's place. */
  current: BoundTarget;
  /** Until when calls begin there, as `performance.now()` counts. */
  coolUntil: number;
  /** The call that is trying the first link just now: the others wait for what comes of it, for another time to cool. */
  probe: StickyWay | undefined;
}

/** The way of one call through a sticky chain. */
export class StickyWay {
  readonly #chain: Chain;
  readonly #coolingMs: number;
  readonly #links: readonly BoundTarget[];
  readonly #first: BoundTarget | undefined;
  readonly #circuits: WeakMap<Chain, Circuit>;
  readonly #sink: EventSink;
  #hasFirstFailed = false;

  constructor(client: ClientState, chain: Chain, coolingMs: number, links: readonly BoundTarget[], sink: EventSink) {
    this.#chain = chain;
    this.#coolingMs = coolingMs;
    this.#links = links;
    this.#first = links[0];
    client.circuits ??= new WeakMap();
    this.#circuits = client.circuits;
    this.#sink = sink;
  }

  get #circuit(): Circuit | undefined {
    return this.#circuits.get(this.#chain);
  }

  /** The links in the order in which the call tries them. */
  order(): readonly BoundTarget[] {
    const circuit = this.#circuit;
    if (!circuit) return this.#links;
    if (performance.now() >= circuit.coolUntil) {
      circuit.probe = this;
      circuit.coolUntil = performance.now() + this.#coolingMs;
      this.#tell("half-open", circuit.current);
      return this.#links;
    }
    const { current } = circuit;
    return [current, ...this.#links.filter(({ modelId }) => modelId !== current.modelId)];
  }

  /** Takes note of what came of a link. */
  onEnd(target: BoundTarget, end: LinkEnd): void {
    if (target.modelId !== this.#first?.modelId) {
      if (end === "answered" && this.#hasFirstFailed) this.#open(target);
      return;
    }
    if (end === "answered") this.#close(target);
    else this.#firstFailed(end === "failed");
  }

  #close(first: BoundTarget): void {
    this.#hasFirstFailed = false;
    if (this.#circuits.delete(this.#chain)) this.#tell("closed", first);
  }

  /** What says nothing of the first link leaves it to the next call to try it. */
  #firstFailed(isKnown: boolean): void {
    if (isKnown) this.#hasFirstFailed = true;
    const circuit = this.#circuit;
    if (circuit?.probe !== this) return;
    circuit.probe = undefined;
    circuit.coolUntil = performance.now() + (isKnown ? this.#coolingMs : 0);
    this.#tell("open", circuit.current);
  }

  #open(current: BoundTarget): void {
    if (this.#circuit?.current.modelId === current.modelId) return;
    this.#circuits.set(this.#chain, { current, coolUntil: performance.now() + this.#coolingMs, probe: undefined });
    this.#tell("open", current);
  }

  #tell(state: CircuitEvent["state"], current: BoundTarget): void {
    if (this.#first) this.#sink({ type: "circuit", target: this.#first.ref, state, current: current.ref });
  }
}
