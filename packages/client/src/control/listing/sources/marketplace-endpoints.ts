import { type MarketplaceModelEndpointSummary, tryParseModelId } from "@bedrock-targets/core";
import { type Source, wholePages } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** Endpoints that run a model of SageMaker's hub. Their list has no names: the end of the ARN is one. */
export const marketplaceEndpoints: Source<"listMarketplaceModelEndpoints", MarketplaceModelEndpointSummary> = {
  operation: "listMarketplaceModelEndpoints",
  kinds: ["marketplace"],
  namesModels: false,
  questions: () => [wholePages],
  entries: ({ marketplaceModelEndpoints }) => marketplaceModelEndpoints,
  read: (summary) =>
    targetFrom("marketplace", {
      modelId: summary.endpointArn,
      arn: summary.endpointArn,
      name: tryParseModelId(summary.endpointArn ?? "")?.resourceId,
      status: summary.status,
      source: summary.modelSourceIdentifier,
      createdAt: summary.createdAt,
      updatedAt: summary.updatedAt,
    }),
};
