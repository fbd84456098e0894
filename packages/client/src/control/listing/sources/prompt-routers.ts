import { type PromptRouterSummary, tryParseModelId } from "@bedrock-targets/core";
import { arnsOf } from "../../lookups/arns.ts";
import { type Source, wholePages } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** Routers of both types, AWS's own and the account's. */
export const promptRouters: Source<"listPromptRouters", PromptRouterSummary> = {
  operation: "listPromptRouters",
  kinds: ["router"],
  namesModels: true,
  // Whether AWS lists both types where none is named is not documented.
  questions: () => [
    { type: "custom", ...wholePages },
    { type: "default", ...wholePages },
  ],
  entries: ({ promptRouterSummaries }) => promptRouterSummaries,
  read: (summary, { type }) => (typeOf(summary) === type ? targetOf(summary) : []),
};

const targetOf = (summary: PromptRouterSummary) => {
  const candidates = arnsOf(summary.models);
  const fallback = summary.fallbackModel?.modelArn ?? "";
  return targetFrom("router", {
    modelId: summary.promptRouterArn,
    arn: summary.promptRouterArn,
    name: summary.promptRouterName,
    description: summary.description,
    status: summary.status,
    behind: candidates.includes(fallback) || fallback === "" ? candidates : [...candidates, fallback],
    router: { fallback, candidates },
    createdAt: summary.createdAt,
    updatedAt: summary.updatedAt,
  });
};

const typeOf = ({ type, promptRouterArn }: PromptRouterSummary): "custom" | "default" =>
  type ?? (tryParseModelId(promptRouterArn ?? "")?.resourceType === "default-prompt-router" ? "default" : "custom");
