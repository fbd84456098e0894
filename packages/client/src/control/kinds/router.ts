import type { Lookups } from "@bedrock-targets/core";
import { arnsOf } from "../lookups/arns.ts";

/** A router chooses between foundation models, or profiles of them. */
export const router: Lookups<"router"> = {
  destinations: "behind",
  describe: async ({ modelId }, look) => {
    const answer = await look("getPromptRouter", { promptRouterArn: modelId });
    const candidates = arnsOf(answer.models);
    const [fallback = ""] = arnsOf(answer.fallbackModel && [answer.fallbackModel]);
    return {
      arn: answer.promptRouterArn,
      name: answer.promptRouterName,
      status: answer.status,
      behind: [...new Set(answer.fallbackModel ? [...candidates, fallback] : candidates)],
      router: { fallback, candidates },
    };
  },
};
