import type { ClientEvent, Operation, RuntimeInputs } from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import { Attempts, type Call, type ChainRest, fenceOf, type Past } from "../call.ts";
import type { Chain } from "../chain.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { isWorthAnother } from "./decide.ts";
import { orderOf, sticking } from "./sticky.ts";

/** What beginning a call needs. */
interface Way<Op extends Operation, Kept extends Call<Op>> {
  readonly begin: (client: ClientState, target: BoundTarget, options: CallOptions, past: Past | undefined) => Kept;
  readonly inputOf: (target: BoundTarget, request: unknown) => RuntimeInputs[Op];
}

/** Begins a call at the link of a chain whose turn it is. @throws BedrockTargetError where a link does not take the request */
export function beginChain<Op extends Operation, Kept extends Call<Op>>(
  client: ClientState,
  way: Way<Op, Kept>,
  chain: Chain,
  request: unknown,
  options: CallOptions,
): Kept {
  const bound = chain.links.map((link) => client.strategies.pick(link));
  for (const target of bound) checkLink(way, target, request);
  const attempts = new Attempts([client.options.onEvent, options.onEvent]);
  const circuit = { client, chain, links: bound, tell: (event: ClientEvent) => attempts.tell(event) };
  const [first, ...links] = orderOf(circuit) as [BoundTarget, ...BoundTarget[]]; // a chain is never empty
  const rest: ChainRest = {
    links,
    fence: fenceOf(chain.options.within),
    goesOn: goesOnBy(chain.options.on),
    onEnd: sticking(circuit),
  };
  return way.begin(client, first, options, firstOf(client, attempts, options, rest));
}

/** What a request lacks for one of the links is said before the first one is tried. */
function checkLink<Op extends Operation>(way: Way<Op, Call<Op>>, target: BoundTarget, request: unknown): void {
  way.inputOf(target, request);
}

const goesOnBy = (codes: Chain["options"]["on"]): ChainRest["goesOn"] =>
  codes ? ({ code }) => codes.includes(code) : (error) => isWorthAnother(error) && error.code !== "access-denied";

function firstOf({ options: client }: ClientState, attempts: Attempts, options: CallOptions, rest: ChainRest): Past {
  const began = Date.now();
  const limitMs = options.timeoutMs ?? client.timeoutMs;
  const deadline = limitMs === undefined ? undefined : began + limitMs;
  return { attempts, via: undefined, tries: 1, detours: 0, delayMs: 0, began, deadline, rest };
}
