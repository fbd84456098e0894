import { type BoundTarget, type KindRules, type ModelTarget, shapeConverse } from "@bedrock-targets/core";
import type { Steps } from "../fake/steps.ts";
import type { SuiteName } from "../fake/suites.ts";

/** Something that a strategy or a client gets wrong, and the checks that must notice. */
export interface Mistake {
  /** Behind "notices …". */
  readonly what: string;
  /** The suites in which it is made. */
  readonly on: readonly SuiteName[];
  readonly target?: (right: ModelTarget) => ModelTarget;
  readonly steps?: Partial<Steps>;
  /** Every check with such a name must fail. */
  readonly caughtBy: RegExp;
}

type ShapeConverse = NonNullable<ModelTarget["shapeConverse"]>;

/** A strategy that shapes rightly, and then spoils the input; or that spoils the request before. */
export const reshaped =
  (spoil: (input: Members, request: Members) => object | undefined, prepare: (request: Members) => object = same) =>
  (right: ModelTarget): ModelTarget => ({
    ...right,
    shapeConverse(request, target, operation) {
      const input = rightShape(right)(prepare(request as Members), target, operation) as unknown as Members;
      // Spoilt on purpose; whatever it is now, it is sent.
      return (spoil(input, request as Members) ?? input) as ReturnType<ShapeConverse>;
    },
  });

export type Members = Record<string, unknown>;

const same = (request: Members): object => request;

export const rightShape = (right: ModelTarget): ShapeConverse => right.shapeConverse ?? shapeConverse;

/** A strategy whose rules are others, for its first kind. */
export function ruled(right: ModelTarget, change: (rules: KindRules) => KindRules): ModelTarget {
  const [kind = "base"] = right.kinds;
  return { ...right, rules: { ...right.rules, [kind]: change(right.rules[kind] ?? {}) } };
}

/** The same target under no rules but these. */
export const under = (target: BoundTarget, rules: KindRules): BoundTarget => ({
  ...target,
  strategy: { ...target.strategy, rules: { [target.kind]: rules } },
});

/** A value with all texts in it changed. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change));
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withTexts(member, change)]));
}
