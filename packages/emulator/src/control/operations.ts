import { createCustomModelDeployment } from "./create-custom-deployment.ts";
import { createInferenceProfile } from "./create-inference-profile.ts";
import { createPrompt, createPromptVersion, updatePrompt } from "./create-prompt.ts";
import { createPromptRouter } from "./create-prompt-router.ts";
import { createProvisionedModelThroughput } from "./create-provisioned-throughput.ts";
import {
  deleteCustomModelDeployment,
  getCustomModelDeployment,
  listCustomModelDeployments,
} from "./custom-deployments.ts";
import { getCustomModel, listCustomModels } from "./custom-models.ts";
import { getFoundationModel, getFoundationModelAvailability, listFoundationModels } from "./foundation-models.ts";
import { deleteImportedModel, getImportedModel, listImportedModels } from "./imported-models.ts";
import { deleteInferenceProfile, getInferenceProfile, listInferenceProfiles } from "./inference-profiles.ts";
import { getMarketplaceModelEndpoint, listMarketplaceModelEndpoints } from "./marketplace-endpoints.ts";
import type { ControlOperation } from "./operation.ts";
import { deletePromptRouter, getPromptRouter, listPromptRouters } from "./prompt-routers.ts";
import { deletePrompt, getPrompt, listPrompts } from "./prompts.ts";
import {
  deleteProvisionedModelThroughput,
  getProvisionedModelThroughput,
  listProvisionedModelThroughputs,
} from "./provisioned-throughputs.ts";
import { listTagsForPrompt, listTagsForResource, tagPrompt, tagResource, untagPrompt, untagResource } from "./tags.ts";

/** Everything that is served of the control plane, of `bedrock` and of `bedrock-agent`. */
export const controlOperations: readonly ControlOperation[] = [
  listFoundationModels,
  getFoundationModel,
  getFoundationModelAvailability,
  listInferenceProfiles,
  getInferenceProfile,
  createInferenceProfile,
  deleteInferenceProfile,
  listProvisionedModelThroughputs,
  getProvisionedModelThroughput,
  createProvisionedModelThroughput,
  deleteProvisionedModelThroughput,
  listCustomModels,
  getCustomModel,
  listCustomModelDeployments,
  getCustomModelDeployment,
  createCustomModelDeployment,
  deleteCustomModelDeployment,
  listImportedModels,
  getImportedModel,
  deleteImportedModel,
  listPromptRouters,
  getPromptRouter,
  createPromptRouter,
  deletePromptRouter,
  listMarketplaceModelEndpoints,
  getMarketplaceModelEndpoint,
  listPrompts,
  getPrompt,
  createPrompt,
  updatePrompt,
  createPromptVersion,
  deletePrompt,
  listTagsForResource,
  tagResource,
  untagResource,
  listTagsForPrompt,
  tagPrompt,
  untagPrompt,
];
