import type { Lookups } from "@bedrock-targets/core";
import { modelDetails } from "../lookups/model-details.ts";

/** A foundation model refers to nothing. Its state is where it stands in its life. */
export const base: Lookups<"base"> = {
  destinations: "own",
  describe: async ({ resourceId = "" }, look) => {
    const details = await modelDetails(look, resourceId);
    return { arn: details.modelArn, name: details.modelName, status: details.modelLifecycle?.status, behind: [] };
  },
};
