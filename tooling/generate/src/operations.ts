/** The operations whose types core carries. */
export const operations = [
  "Converse",
  "ConverseStream",
  "InvokeModel",
  "InvokeModelWithResponseStream",
  "CountTokens",
] as const;

/** The look-ups whose types core carries, of both control planes; see `control-model.ts`. */
export const controlOperations = [
  "GetFoundationModel",
  "ListFoundationModels",
  "GetFoundationModelAvailability",
  "ListInferenceProfiles",
  "GetInferenceProfile",
  "CreateInferenceProfile",
  "DeleteInferenceProfile",
  "ListProvisionedModelThroughputs",
  "GetProvisionedModelThroughput",
  "ListCustomModels",
  "GetCustomModel",
  "ListCustomModelDeployments",
  "GetCustomModelDeployment",
  "ListImportedModels",
  "GetImportedModel",
  "ListPromptRouters",
  "GetPromptRouter",
  "ListMarketplaceModelEndpoints",
  "GetMarketplaceModelEndpoint",
  "ListTagsForResource",
  "TagResource",
  "UntagResource",
  "ListPrompts",
  "GetPrompt",
  "ListPromptTags",
] as const;
