import type { Lookups } from "@bedrock-targets/core";

/** An endpoint runs a model of SageMaker's hub, which is no foundation model of Bedrock's. */
export const marketplace: Lookups<"marketplace"> = {
  destinations: "own",
  describe: async ({ modelId, resourceId }, look) => {
    const { marketplaceModelEndpoint: endpoint } = await look("getMarketplaceModelEndpoint", { endpointArn: modelId });
    return {
      arn: endpoint?.endpointArn,
      name: resourceId,
      status: endpoint?.status ?? endpoint?.endpointStatus,
      behind: [],
      endpoint: { source: endpoint?.modelSourceIdentifier ?? "unknown", status: endpoint?.endpointStatus ?? "unknown" },
    };
  },
};
