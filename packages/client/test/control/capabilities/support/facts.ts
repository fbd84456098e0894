import type { Kind, KindRules } from "@bedrock-targets/core";
import {
  type Capabilities,
  capabilitiesOf,
  type TargetFacts,
} from "../../../../src/control/capabilities/capabilities.ts";
import { Learned } from "../../../../src/control/capabilities/learned.ts";

/** A model of which nobody says anything. */
export const newcomer = "newco.thinker-v1:0";

/** A target of a kind, with rules of its own only where they are given. */
export const target = (kind: Kind, facts: Partial<TargetFacts> = {}): TargetFacts => ({
  kind,
  rules: {},
  models: [],
  isComplete: true,
  ...facts,
});

/** What can be done with a base model of which the control plane says these things. */
export const ofModel = (model: TargetFacts["models"][number], learned: Learned = new Learned()): Capabilities =>
  capabilitiesOf(target("base", { models: [model] }), learned);

export const ofKind = (kind: Kind, rules: KindRules, facts: Partial<TargetFacts> = {}): Capabilities =>
  capabilitiesOf(target(kind, { rules, ...facts }), new Learned());
