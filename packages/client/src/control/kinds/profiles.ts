import type { Lookups, ModelRef } from "@bedrock-targets/core";
import { arnsOf } from "../lookups/arns.ts";

/**
 * A profile names one foundation model in each region that it may use. What an application profile was copied from is not
 * told: its answer names foundation models alone.
 */
export const profiles: Lookups<"cross-region" | "application-profile"> = {
  destinations: "behind",
  describe: async (ref, look) => {
    const profile = await look("getInferenceProfile", { inferenceProfileIdentifier: ref.modelId });
    return {
      arn: profile.inferenceProfileArn,
      name: profile.inferenceProfileName,
      status: profile.status,
      behind: arnsOf(profile.models),
      ...(isGlobal(ref) && { destinations: ["*"] }),
    };
  },
};

/** AWS adds regions to its global profiles: what is listed today says nothing of tomorrow. */
const isGlobal = ({ resourceId = "" }: ModelRef): boolean => resourceId.startsWith("global.");
