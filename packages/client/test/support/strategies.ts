import {
  defineTarget,
  type ModelTarget,
  type TargetFactory,
  type TargetKind,
  targetKinds,
} from "@bedrock-targets/core";

/** Strategies of this test's own: the client knows none of the published ones. */
export const base: TargetFactory<"base", { readonly base: { readonly destinations: "own" } }> = defineTarget({
  kinds: ["base"],
  rules: { base: { destinations: "own" } },
});

const promptRules = {
  prompt: {
    refuses: { system: "a stored prompt brings its own system text", invokeModel: "InvokeModel takes no variables" },
    takes: ["promptVariables"],
    messages: "optional",
  },
} as const;

export const prompt: TargetFactory<"prompt", typeof promptRules> = defineTarget({
  kinds: ["prompt"],
  rules: promptRules,
});

const crossRegionRules = { "cross-region": {} } as const;

export const crossRegion: TargetFactory<"cross-region", typeof crossRegionRules> = defineTarget({
  kinds: ["cross-region"],
  rules: crossRegionRules,
});

/** One strategy for all ten kinds, of which those of `own` are answered in their own region. */
export const everyKind: ModelTarget<TargetKind> = {
  kinds: targetKinds,
  rules: Object.fromEntries(
    (["base", "provisioned", "custom-model", "custom-deployment", "imported", "marketplace"] as const).map((kind) => [
      kind,
      { destinations: "own" },
    ]),
  ),
};
