import type { Kind, ModelTarget } from "@bedrock-targets/core";
import { type Mistake, ruled } from "./mistake.ts";

const all = ["plain", "stored", "half", "refusing", "alias"] as const;

const greedy = (right: ModelTarget): ModelTarget => ({
  ...right,
  kinds: [...right.kinds, "cross-region", "prompt", "custom-model", "other:any"],
  recognise: (modelId) => ({ kind: "other:any", modelId }),
});

/** What a strategy gets wrong before it shapes anything. */
export const recognitionMistakes: readonly Mistake[] = [
  {
    what: "rules for a kind that is not served",
    on: all,
    target: (right) => ({ ...right, rules: { ...right.rules, router: {} } }),
    caughtBy: /^serves at least one kind/,
  },
  {
    what: "a strategy that does not claim its own",
    on: all,
    target: (right) => ({ ...right, kinds: ["router"] satisfies Kind[], recognise: () => undefined }),
    caughtBy: /^claims /,
  },
  {
    what: "a strategy that claims what belongs to others",
    on: all,
    target: greedy,
    caughtBy: /^leaves .* to others|^refuses .* where no other/,
  },
  {
    what: "reasons that are sentences",
    on: ["stored", "half", "refusing"],
    target: (right) =>
      ruled(right, ({ refuses = {}, ...rules }) => ({
        ...rules,
        refuses: Object.fromEntries(Object.entries(refuses).map(([name, reason]) => [name, `${reason}.`])),
      })),
    caughtBy: /^says why/,
  },
  {
    what: "advice that is no sentence",
    on: ["stored"],
    target: (right) =>
      ruled(right, (rules) => ({ ...rules, advice: { "operation-not-supported": "call `converse`" } })),
    caughtBy: /^says what to do/,
  },
];
