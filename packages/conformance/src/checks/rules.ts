import type { Kind, ModelTarget } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { Check } from "../check.ts";
import type { ModelTargetSuite } from "../suite.ts";

/** What the rules say ends up in messages, compiler errors and documentation, so it has a form. */
export const rulesChecks = ({ target }: ModelTargetSuite): readonly Check[] =>
  target.kinds.flatMap((kind) => [...reasons(target, kind), ...advice(target, kind)]);

const reasons = ({ rules }: ModelTarget, kind: Kind): readonly Check[] =>
  Object.entries(rules[kind]?.refuses ?? {}).map(([name, reason]) => ({
    name: `says why ${kind} refuses \`${name}\`, in a clause without a full stop`,
    run: () => expect(reason).toMatch(/^\S.*[^\s.!?]$/),
  }));

const advice = ({ rules }: ModelTarget, kind: Kind): readonly Check[] =>
  Object.entries(rules[kind]?.advice ?? {}).map(([code, sentence]) => ({
    name: `says what to do about ${code} with ${kind}, in a whole sentence`,
    run: () => expect(sentence).toMatch(/^\S.*[.!?]$/),
  }));
