import type { ControlPlane, InferenceProfileSummary } from "@bedrock-targets/core";
import { BedrockClient, type ListedTarget, type ListItem, type ListWarning } from "../../../src/index.ts";
import { account, modelArn, ownArn } from "../../support/control-answers.ts";
import type { Script } from "../../support/scripted-control.ts";
import { scriptedTransport } from "../../support/scripted-transport.ts";
import { everyKind } from "../../support/strategies.ts";

export const nova = "amazon.nova-lite-v1:0";
export const claude = "anthropic.claude-3-haiku-20240307-v1:0";
const createdAt = new Date(86_400_000);

/** Where each of the account's things is. */
export const arns = {
  system: ownArn(`inference-profile/us.${nova}`),
  application: ownArn("application-inference-profile/abc123def456"),
  prompt: ownArn("prompt/ABCDEFGHIJ"),
  provisioned: ownArn("provisioned-model/abcdefghijkl"),
  custom: ownArn(`custom-model/${nova}:300k/abcdefghijkl`),
  deployment: ownArn("custom-model-deployment/abcdefghijkl"),
  imported: ownArn("imported-model/abcdefghijkl"),
  router: ownArn("prompt-router/abcdefghijkl"),
  defaultRouter: ownArn("default-prompt-router/anthropic.claude:1"),
  endpoint: `arn:aws:sagemaker:us-east-1:${account}:endpoint/support`,
};

const foundationModel = (
  modelId: string,
  providerName: string,
  inferenceTypesSupported: "ON_DEMAND" | "PROVISIONED",
) => ({
  modelId,
  modelArn: modelArn(modelId, "us-east-1"),
  modelName: `Name of ${modelId}`,
  providerName,
  inputModalities: ["TEXT" as const],
  outputModalities: ["TEXT" as const],
  inferenceTypesSupported: [inferenceTypesSupported],
  modelLifecycle: { status: "LEGACY" as const, legacyTime: createdAt },
});

const summary = {
  inferenceProfileName: "Somebody's",
  models: [{ modelArn: modelArn(nova, "us-east-1") }, { modelArn: modelArn(nova, "us-west-2") }],
  status: "ACTIVE" as const,
  createdAt,
};

export const applicationProfile = (
  id: string,
  more: Partial<InferenceProfileSummary> = {},
): InferenceProfileSummary => ({
  ...summary,
  inferenceProfileId: id,
  inferenceProfileArn: ownArn(`application-inference-profile/${id}`),
  type: "APPLICATION",
  ...more,
});

const router = (promptRouterArn: string, type: "custom" | "default") => ({
  promptRouterArn,
  promptRouterName: `A ${type} router`,
  routingCriteria: { responseQualityDifference: 0 },
  models: [{ modelArn: modelArn(claude, "us-east-1") }],
  fallbackModel: { modelArn: ownArn(`inference-profile/us.${claude}`) },
  status: "AVAILABLE" as const,
  type,
});

/** An account with one of each kind, and some that are no targets. */
export const everything: Script = {
  listFoundationModels: () => ({
    modelSummaries: [
      foundationModel(nova, "Amazon", "ON_DEMAND"),
      foundationModel("mistral.m-1", "Mistral AI", "ON_DEMAND"),
      foundationModel("anthropic.claude-through-profiles-only", "Anthropic", "PROVISIONED"),
    ],
  }),
  listInferenceProfiles: ({ typeEquals = "SYSTEM_DEFINED" }) => ({
    inferenceProfileSummaries: [
      typeEquals === "APPLICATION"
        ? applicationProfile("abc123def456")
        : { ...summary, inferenceProfileId: `us.${nova}`, inferenceProfileArn: arns.system, type: typeEquals },
    ],
  }),
  listPrompts: ({ promptIdentifier, nextToken }) => {
    const prompt = { id: "ABCDEFGHIJ", arn: arns.prompt, name: "Translate", createdAt, updatedAt: createdAt };
    if (promptIdentifier === undefined) return { promptSummaries: [{ ...prompt, version: "DRAFT" }] };
    if (nextToken === undefined) return { promptSummaries: [{ ...prompt, version: "DRAFT" }], nextToken: "more" };
    return { promptSummaries: ["1", "2"].map((version) => ({ ...prompt, arn: `${arns.prompt}:${version}`, version })) };
  },
  listProvisionedModelThroughputs: () => ({
    provisionedModelSummaries: [
      {
        provisionedModelArn: arns.provisioned,
        provisionedModelName: "capacity",
        modelArn: arns.custom,
        desiredModelArn: arns.custom,
        foundationModelArn: modelArn(nova, "us-east-1"),
        modelUnits: 1,
        desiredModelUnits: 1,
        status: "InService",
        creationTime: createdAt,
        lastModifiedTime: createdAt,
      },
    ],
  }),
  listCustomModels: () => ({
    modelSummaries: [
      {
        modelArn: arns.custom,
        modelName: "tickets",
        baseModelArn: modelArn(nova, "us-east-1"),
        baseModelName: "Nova Lite",
        creationTime: createdAt,
        modelStatus: "Active",
      },
    ],
  }),
  listCustomModelDeployments: () => ({
    modelDeploymentSummaries: [
      {
        customModelDeploymentArn: arns.deployment,
        customModelDeploymentName: "tickets",
        modelArn: arns.custom,
        status: "Active",
        createdAt,
      },
    ],
  }),
  listImportedModels: () => ({
    modelSummaries: [
      {
        modelArn: arns.imported,
        modelName: "own",
        creationTime: createdAt,
        modelArchitecture: "llama",
        instructSupported: true,
      },
    ],
  }),
  listPromptRouters: () => ({
    promptRouterSummaries: [router(arns.defaultRouter, "default"), router(arns.router, "custom")],
  }),
  listMarketplaceModelEndpoints: () => ({
    marketplaceModelEndpoints: [
      {
        endpointArn: arns.endpoint,
        modelSourceIdentifier: "arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/m/1",
        status: "REGISTERED",
        createdAt,
        updatedAt: createdAt,
      },
    ],
  }),
};

/** A client over a control plane of the test's. */
export const clientOver = (control: ControlPlane) =>
  new BedrockClient({ region: "us-east-1", targets: [everyKind], control, transport: scriptedTransport(() => ({})) });

export const targetsIn = (items: readonly ListItem[]): readonly ListedTarget[] =>
  items.flatMap((item) => (item.warning ? [] : [item]));

export const warningsIn = (items: readonly ListItem[]): readonly ListWarning["warning"][] =>
  items.flatMap((item) => item.warning ?? []);
