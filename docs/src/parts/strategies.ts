import { allTargets } from "@bedrock-targets/all";
import type { KindRules, ModelTarget, TargetKind } from "@bedrock-targets/core";

const strategies: readonly ModelTarget[] = allTargets;

/** The rules that our own strategy has for a kind. */
export function rulesFor(kind: TargetKind): KindRules {
  const strategy = strategies.find(({ kinds }) => kinds.includes(kind));
  if (!strategy) throw new Error(`No strategy of ours serves ${kind}.`);
  return strategy.rules[kind] ?? {};
}
