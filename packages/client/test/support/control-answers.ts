import type { FoundationModelDetails, GetInferenceProfileResponse } from "@bedrock-targets/core";

export const account = "123456789012";

export const modelArn = (modelId: string, region: string): string =>
  `arn:aws:bedrock:${region}::foundation-model/${modelId}`;

export const ownArn = (resource: string, region = "us-east-1"): string =>
  `arn:aws:bedrock:${region}:${account}:${resource}`;

/** A foundation model as GetFoundationModel tells of it. */
export const model = (modelId: string, more: Partial<FoundationModelDetails> = {}) => ({
  modelDetails: {
    modelArn: modelArn(modelId, "us-east-1"),
    modelId,
    modelName: modelId.split(".")[1],
    providerName: "Provider",
    inputModalities: ["TEXT" as const],
    outputModalities: ["TEXT" as const],
    responseStreamingSupported: true,
    inferenceTypesSupported: ["ON_DEMAND" as const],
    modelLifecycle: { status: "ACTIVE" as const },
    ...more,
  },
});

/** A profile as GetInferenceProfile and ListInferenceProfiles tell of it. */
export const profile = (
  id: string,
  arns: readonly string[],
  type: "SYSTEM_DEFINED" | "APPLICATION" = "SYSTEM_DEFINED",
) =>
  ({
    inferenceProfileName: `Name of ${id}`,
    inferenceProfileId: id,
    inferenceProfileArn: ownArn(
      type === "APPLICATION" ? `application-inference-profile/${id}` : `inference-profile/${id}`,
    ),
    models: arns.map((arn) => ({ modelArn: arn })),
    status: "ACTIVE",
    type,
  }) satisfies GetInferenceProfileResponse;
