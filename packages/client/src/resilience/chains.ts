import type { TransportOperation } from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import {
  Attempts,
  type Call,
  type ChainRest,
  failures,
  fenceOf,
  firstPast,
  type Performance,
  Refused,
  sessionOf,
} from "../call.ts";
import type { Chain } from "../chain.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { isWorthAnother } from "./decide.ts";
import { StickyWay } from "./sticky.ts";

/** Begins a call at the link of a chain whose turn it is. @throws BedrockTargetError where a link does not take the request */
export async function beginChain<Op extends TransportOperation, Kept extends Call<Op>, Reply>(
  client: ClientState,
  way: Performance<Op, Kept, Reply>,
  chain: Chain,
  request: unknown,
  options: CallOptions,
): Promise<Kept> {
  const bound = chain.links.map((link) => client.strategies.pick(link));
  try {
    for (const target of bound) way.shape(target, request); // what it lacks for one is said before the first is tried
  } catch (thrown) {
    throw thrown instanceof Refused ? thrown.inWords(await failures()) : thrown;
  }
  const attempts = new Attempts([client.options.onEvent, options.onEvent]);
  const { order, onEnd } = wayThrough(client, chain, bound, attempts);
  const [first, ...links] = order as [BoundTarget, ...BoundTarget[]]; // a chain is never empty
  const rest: ChainRest = { links, fence: fenceOf(chain.options.within), goesOn: goesOnBy(chain.options.on), onEnd };
  const via = sessionOf(client).detourFor(first, way.operation, rest.fence);
  return way.begin(client, first, options, firstPast(client, options, { attempts, rest, via }));
}

/** The links in their order, and who takes note of what comes of them. */
function wayThrough(
  client: ClientState,
  chain: Chain,
  links: readonly BoundTarget[],
  attempts: Attempts,
): Pick<ChainRest, "onEnd"> & { readonly order: readonly BoundTarget[] } {
  const { sticky } = chain.options;
  if (!sticky) return { order: links, onEnd: () => {} };
  const way = new StickyWay(client, chain, sticky.coolingMs, links, (event) => attempts.tell(event));
  return { order: way.order(), onEnd: (target, end) => way.onEnd(target, end) };
}

const goesOnBy = (codes: Chain["options"]["on"]): ChainRest["goesOn"] =>
  codes ? ({ code }) => codes.some((each) => each === code) : isWorthAnother;
