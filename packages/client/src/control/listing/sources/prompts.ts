import type { PromptSummary } from "@bedrock-targets/core";
import { type Source, wholePages } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** Stored prompts: each once, by the ARN of its draft. */
export const prompts: Source<"listPrompts", PromptSummary> = {
  operation: "listPrompts",
  kinds: ["prompt"],
  namesModels: false,
  questions: () => [wholePages],
  entries: ({ promptSummaries }) => promptSummaries,
  read: ({ arn, name, description, createdAt, updatedAt }) =>
    targetFrom("prompt", { modelId: arn, arn, name, description, createdAt, updatedAt }),
};
