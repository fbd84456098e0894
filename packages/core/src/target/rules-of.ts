import type { BoundTarget, KindRules } from "./contract.ts";

/** The rules of a bound target's kind. */
export const rulesOf = (target: BoundTarget): KindRules => target.strategy.rules[target.kind] ?? {};
