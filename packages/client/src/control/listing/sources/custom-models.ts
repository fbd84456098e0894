import type { CustomModelDeploymentSummary, CustomModelSummary, ProvisionedModelSummary } from "@bedrock-targets/core";
import { listOf } from "../list-of.ts";
import { type Source, wholePages } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** Provisioned throughputs, each with the foundation model at its bottom. */
export const provisionedThroughputs: Source<"listProvisionedModelThroughputs", ProvisionedModelSummary> = {
  operation: "listProvisionedModelThroughputs",
  kinds: ["provisioned"],
  namesModels: true,
  questions: () => [wholePages],
  entries: ({ provisionedModelSummaries }) => provisionedModelSummaries,
  read: (summary) =>
    targetFrom("provisioned", {
      modelId: summary.provisionedModelArn,
      arn: summary.provisionedModelArn,
      name: summary.provisionedModelName,
      status: summary.status,
      behind: [...new Set([...listOf(summary.modelArn), ...listOf(summary.foundationModelArn)])],
      createdAt: summary.creationTime,
      updatedAt: summary.lastModifiedTime,
    }),
};

/** Custom models: artifacts, which are called through their deployments and provisioned throughputs. */
export const customModels: Source<"listCustomModels", CustomModelSummary> = {
  operation: "listCustomModels",
  kinds: ["custom-model"],
  namesModels: true,
  questions: () => [wholePages],
  entries: ({ modelSummaries }) => modelSummaries,
  read: (summary) =>
    targetFrom("custom-model", {
      modelId: summary.modelArn,
      arn: summary.modelArn,
      name: summary.modelName,
      status: summary.modelStatus,
      behind: listOf(summary.baseModelArn),
      createdAt: summary.creationTime,
    }),
};

/** Deployments of custom models. */
export const deployments: Source<"listCustomModelDeployments", CustomModelDeploymentSummary> = {
  operation: "listCustomModelDeployments",
  kinds: ["custom-deployment"],
  namesModels: true,
  questions: () => [wholePages],
  entries: ({ modelDeploymentSummaries }) => modelDeploymentSummaries,
  read: (summary) =>
    targetFrom("custom-deployment", {
      modelId: summary.customModelDeploymentArn,
      arn: summary.customModelDeploymentArn,
      name: summary.customModelDeploymentName,
      status: summary.status,
      behind: listOf(summary.modelArn),
      createdAt: summary.createdAt,
      updatedAt: summary.lastUpdatedAt,
    }),
};
