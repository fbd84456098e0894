import { defineTarget, type TargetFactory } from "@bedrock-targets/core";

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
