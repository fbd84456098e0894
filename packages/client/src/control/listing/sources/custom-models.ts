import { listOf } from "../list-of.ts";
import { type Source, wholePages } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** Provisioned throughputs, each with the foundation model at its bottom. */
export const provisionedThroughputs: Source<"listProvisionedModelThroughputs"> = {
  operation: "listProvisionedModelThroughputs",
  kinds: ["provisioned"],
  namesModels: true,
  questions: () => [wholePages],
  read: ({ provisionedModelSummaries = [] }) =>
    provisionedModelSummaries.flatMap((summary) =>
      targetFrom("provisioned", {
        modelId: summary.provisionedModelArn,
        arn: summary.provisionedModelArn,
        name: summary.provisionedModelName,
        status: summary.status,
        behind: [...new Set([...listOf(summary.modelArn), ...listOf(summary.foundationModelArn)])],
        createdAt: summary.creationTime,
        updatedAt: summary.lastModifiedTime,
      }),
    ),
};

/** Custom models: artifacts, which are called through their deployments and provisioned throughputs. */
export const customModels: Source<"listCustomModels"> = {
  operation: "listCustomModels",
  kinds: ["custom-model"],
  namesModels: true,
  questions: () => [wholePages],
  read: ({ modelSummaries = [] }) =>
    modelSummaries.flatMap((summary) =>
      targetFrom("custom-model", {
        modelId: summary.modelArn,
        arn: summary.modelArn,
        name: summary.modelName,
        status: summary.modelStatus,
        behind: listOf(summary.baseModelArn),
        createdAt: summary.creationTime,
      }),
    ),
};

/** Deployments of custom models. */
export const deployments: Source<"listCustomModelDeployments"> = {
  operation: "listCustomModelDeployments",
  kinds: ["custom-deployment"],
  namesModels: true,
  questions: () => [wholePages],
  read: ({ modelDeploymentSummaries = [] }) =>
    modelDeploymentSummaries.flatMap((summary) =>
      targetFrom("custom-deployment", {
        modelId: summary.customModelDeploymentArn,
        arn: summary.customModelDeploymentArn,
        name: summary.customModelDeploymentName,
        status: summary.status,
        behind: listOf(summary.modelArn),
        createdAt: summary.createdAt,
        updatedAt: summary.lastUpdatedAt,
      }),
    ),
};
