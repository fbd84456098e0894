import type { Lookups } from "@bedrock-targets/core";

/** Provisioned throughput runs a foundation model, or a custom one made of the foundation model that is named beside it. */
export const provisioned: Lookups<"provisioned"> = {
  destinations: "own",
  describe: async ({ modelId }, look) => {
    const answer = await look("getProvisionedModelThroughput", { provisionedModelId: modelId });
    return {
      arn: answer.provisionedModelArn,
      name: answer.provisionedModelName,
      status: answer.status,
      behind: listOf(answer.modelArn),
      foundation: listOf(answer.foundationModelArn),
    };
  },
};

/** A deployment serves one custom model. */
export const customDeployment: Lookups<"custom-deployment"> = {
  destinations: "own",
  describe: async ({ modelId }, look) => {
    const answer = await look("getCustomModelDeployment", { customModelDeploymentIdentifier: modelId });
    return {
      arn: answer.customModelDeploymentArn,
      name: answer.modelDeploymentName,
      status: answer.status,
      behind: listOf(answer.modelArn),
    };
  },
};

/** A custom model was made of another one; of an imported one, AWS does not say of which. */
export const customModel: Lookups<"custom-model"> = {
  destinations: "own",
  describe: async ({ modelId }, look) => {
    const answer = await look("getCustomModel", { modelIdentifier: modelId });
    return {
      arn: answer.modelArn,
      name: answer.modelName,
      status: answer.modelStatus,
      behind: listOf(answer.baseModelArn),
    };
  },
};

const listOf = (arn: string | undefined): readonly string[] => (arn ? [arn] : []);
