import type { Lookups } from "@bedrock-targets/core";
import { arnsOf } from "../lookups/arns.ts";

/** A router chooses between foundation models, or profiles of them. */
export const router: Lookups<"router"> = {
  destinations: "behind",
  describe: async ({ modelId }, look) => {
    const answer = await look("getPromptRouter", { promptRouterArn: modelId });
    const candidates = arnsOf(answer.models);
    const fallback = answer.fallbackModel?.modelArn ?? "";
    return {
      arn: answer.promptRouterArn,
      name: answer.promptRouterName,
      status: answer.status,
      behind: candidates.includes(fallback) || fallback === "" ? candidates : [...candidates, fallback],
      router: { fallback, candidates },
    };
  },
};
