import type { CircuitEvent, EventSink } from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import type { Chain } from "../chain.ts";
import type { ClientState } from "../state.ts";

/** Where the calls of a client on a sticky chain begin. */
interface Circuit {
  /** The link that has answered in the first one's place. */
  current: BoundTarget;
  /** Until when calls begin there, as `Date.now()` counts. */
  coolUntil: number;
  /** Whether a call is trying the first link just now. */
  isProbing: boolean;
}

/** A call through a chain. */
interface StickyCall {
  readonly client: ClientState;
  readonly chain: Chain;
  readonly links: readonly BoundTarget[];
  readonly tell: EventSink;
}

function tellOf([first]: readonly BoundTarget[], state: CircuitEvent["state"], current: BoundTarget, tell: EventSink) {
  if (first) tell({ type: "circuit", target: first.ref, state, current: current.ref });
}

const circuits = new WeakMap<ClientState, WeakMap<Chain, Circuit>>();

/** The links in the order in which a call tries them. */
export function orderOf({ client, chain, links, tell }: StickyCall): readonly BoundTarget[] {
  const circuit = chain.options.sticky && circuits.get(client)?.get(chain);
  if (!circuit) return links;
  if (Date.now() >= circuit.coolUntil && !circuit.isProbing) {
    tellOf(links, "half-open", circuit.current, tell);
    circuit.isProbing = true; // one call tries the first link, the others wait for what comes of it
    return links;
  }
  return [circuit.current, ...links.filter((link) => link !== circuit.current)];
}

/** Takes note of which links have answered. */
export function sticking({ client, chain, links, tell }: StickyCall) {
  const { sticky } = chain.options;
  return (target: BoundTarget, hasAnswered: boolean): void => {
    if (!sticky) return;
    const known = circuits.get(client) ?? new WeakMap<Chain, Circuit>();
    circuits.set(client, known);
    const [first] = links;
    const circuit = known.get(chain);
    if (target === first) {
      if (hasAnswered && known.delete(chain)) tellOf(links, "closed", first, tell);
      else if (circuit) {
        Object.assign(circuit, { coolUntil: Date.now() + sticky.coolingMs, isProbing: false });
        tellOf(links, "open", circuit.current, tell);
      }
    } else if (hasAnswered && circuit?.current !== target) {
      tellOf(links, "open", target, tell);
      known.set(chain, { current: target, coolUntil: Date.now() + sticky.coolingMs, isProbing: false });
    }
  };
}
