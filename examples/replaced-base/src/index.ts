import { defineTarget, type TargetFactory } from "@bedrock-targets/core";

const standardTier = "our house pays for the standard tier only";
const audited = "our audit reads conversations, not the bodies of models";

/** What our house allows on a foundation model. Everything else is as it was. */
const rules = {
  base: {
    refuses: {
      // `typeof`, because declarations are emitted without inference; without it, the compiler would not know the sentence.
      serviceTier: standardTier as typeof standardTier,
      performanceConfig: standardTier as typeof standardTier,
      invokeModel: audited as typeof audited,
      invokeModelStream: audited as typeof audited,
    },
    destinations: "own",
    advice: { "operation-not-supported": "Call `converse` or `converseStream`." },
  },
} as const;

/** Takes the place of the `base` of `@bedrock-targets/base` where it stands behind it in a client's list, or alone. */
export const houseBase: TargetFactory<"base", typeof rules> = defineTarget({ kinds: ["base"], rules });
