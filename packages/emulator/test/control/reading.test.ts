import {
  GetCustomModelCommand,
  GetCustomModelDeploymentCommand,
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetImportedModelCommand,
  GetInferenceProfileCommand,
  GetMarketplaceModelEndpointCommand,
  GetPromptRouterCommand,
  GetProvisionedModelThroughputCommand,
  ListCustomModelDeploymentsCommand,
  ListCustomModelsCommand,
  ListFoundationModelsCommand,
  ListImportedModelsCommand,
  ListInferenceProfilesCommand,
  ListMarketplaceModelEndpointsCommand,
  ListPromptRoutersCommand,
  ListProvisionedModelThroughputsCommand,
} from "@aws-sdk/client-bedrock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arn, foundationArn, liteArn, type Plane, plane } from "./support.ts";

let there: Plane;
beforeAll(async () => {
  there = await plane();
});
afterAll(() => there[Symbol.asyncDispose]());

const haiku = "anthropic.claude-3-haiku-20240307-v1:0";
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const tickets = arn("custom-model/amazon.nova-micro-v1:0:128k/tickets00001");

describe("foundation models", () => {
  it("say who made them, what they read and write, and how they are invoked", async () => {
    const { modelDetails } = await there.bedrock.send(new GetFoundationModelCommand({ modelIdentifier: liteArn }));
    expect(modelDetails).toMatchObject({
      modelArn: liteArn,
      modelId: "amazon.nova-lite-v1:0",
      modelName: "Nova Lite",
      providerName: "Amazon",
      inputModalities: ["TEXT", "IMAGE"],
      outputModalities: ["TEXT"],
      inferenceTypesSupported: ["ON_DEMAND", "PROVISIONED"],
      responseStreamingSupported: true,
      modelLifecycle: { status: "ACTIVE", startOfLifeTime: expect.any(Date) },
    });
  });

  it("have one that is legacy, with the dates of its life in order", async () => {
    const { modelDetails } = await there.bedrock.send(new GetFoundationModelCommand({ modelIdentifier: haiku }));
    const life = modelDetails?.modelLifecycle;
    const times = [life?.startOfLifeTime, life?.legacyTime, life?.publicExtendedAccessTime, life?.endOfLifeTime];
    expect(life?.status).toBe("LEGACY");
    expect(times.map(Number)).toEqual(times.map(Number).sort((left, right) => left - right));
    expect(times).toEqual(times.map(() => expect.any(Date)));
  });

  it("have no inference type of AWS's enum where only profiles lead to them", async () => {
    const { modelDetails } = await there.bedrock.send(new GetFoundationModelCommand({ modelIdentifier: sonnet }));
    expect(modelDetails?.inferenceTypesSupported).toEqual([]);
  });

  it("are known with the context that a custom model names", async () => {
    const { modelDetails } = await there.bedrock.send(
      new GetFoundationModelCommand({ modelIdentifier: foundationArn("amazon.nova-micro-v1:0:128k") }),
    );
    expect(modelDetails?.modelArn).toBe(foundationArn("amazon.nova-micro-v1:0:128k"));
    expect(modelDetails?.inferenceTypesSupported).toEqual(["PROVISIONED"]);
  });

  it.each([
    [{}, 6],
    [{ byProvider: "anthropic" }, 2],
    [{ byProvider: "nobody" }, 0],
    [{ byOutputModality: "EMBEDDING" }, 1],
    [{ byInferenceType: "PROVISIONED" }, 3],
    [{ byCustomizationType: "DISTILLATION", byInferenceType: "ON_DEMAND" }, 2],
  ] as const)("are listed by %j: %i", async (input, count) => {
    const { modelSummaries } = await there.bedrock.send(new ListFoundationModelsCommand(input));
    expect(modelSummaries).toHaveLength(count);
  });

  it("are available where they are", async () => {
    const availability = await there.bedrock.send(new GetFoundationModelAvailabilityCommand({ modelId: sonnet }));
    expect(availability).toMatchObject({
      modelId: sonnet,
      agreementAvailability: { status: "AVAILABLE" },
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "AVAILABLE",
    });
  });
});

describe("inference profiles", () => {
  const destinations = async (inferenceProfileIdentifier: string) => {
    const { models } = await there.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
    return models?.map(({ modelArn }) => modelArn);
  };

  it("of a geography have the model's ARN in each destination, by id and by ARN", async () => {
    const arns = ["us-east-1", "us-east-2", "us-west-2"].map((region) =>
      foundationArn("amazon.nova-lite-v1:0", region),
    );
    expect(await destinations("us.amazon.nova-lite-v1:0")).toEqual(arns);
    expect(await destinations(arn("inference-profile/us.amazon.nova-lite-v1:0"))).toEqual(arns);
  });

  it("of the world have the ARN without a region, and the source region's", async () => {
    expect(await destinations(`global.${sonnet}`)).toEqual([foundationArn(sonnet, ""), foundationArn(sonnet)]);
  });

  it("of an application lead where the profile leads that they were copied from", async () => {
    expect(await destinations("finance00001")).toEqual(await destinations(`us.${sonnet}`));
    expect(await destinations(arn("application-inference-profile/chatbot00001"))).toEqual([liteArn]);
  });

  it("are listed by type, and without one only those of the system, as in AWS", async () => {
    const ids = async (typeEquals?: "APPLICATION" | "SYSTEM_DEFINED") => {
      const { inferenceProfileSummaries = [] } = await there.bedrock.send(
        new ListInferenceProfilesCommand({ ...(typeEquals && { typeEquals }) }),
      );
      return inferenceProfileSummaries.map(({ inferenceProfileId }) => inferenceProfileId);
    };
    const system = ["us.amazon.nova-lite-v1:0", `us.${sonnet}`, `global.${sonnet}`];
    expect(await ids()).toEqual(system);
    expect(await ids("SYSTEM_DEFINED")).toEqual(system);
    expect(await ids("APPLICATION")).toEqual(["chatbot00001", "finance00001"]);
  });
});

describe("what an account has for itself", () => {
  it("provisioned throughput stands on a foundation model, by ARN and by name", async () => {
    for (const provisionedModelId of [arn("provisioned-model/capacity0001"), "capacity"]) {
      const throughput = await there.bedrock.send(new GetProvisionedModelThroughputCommand({ provisionedModelId }));
      expect(throughput).toMatchObject({
        provisionedModelArn: arn("provisioned-model/capacity0001"),
        modelArn: foundationArn(haiku),
        foundationModelArn: foundationArn(haiku),
        desiredModelArn: foundationArn(haiku),
        modelUnits: 1,
        status: "InService",
        creationTime: expect.any(Date),
      });
    }
    const listed = await there.bedrock.send(new ListProvisionedModelThroughputsCommand({}));
    expect(listed.provisionedModelSummaries).toHaveLength(1);
  });

  it("a deployment leads to its custom model, and that to its base", async () => {
    const deployment = await there.bedrock.send(
      new GetCustomModelDeploymentCommand({
        customModelDeploymentIdentifier: arn("custom-model-deployment/ticketsdep01"),
      }),
    );
    expect(deployment).toMatchObject({ modelDeploymentName: "tickets", modelArn: tickets, status: "Active" });
    const model = await there.bedrock.send(new GetCustomModelCommand({ modelIdentifier: deployment.modelArn }));
    expect(model).toMatchObject({
      modelArn: tickets,
      modelName: "tickets",
      baseModelArn: foundationArn("amazon.nova-micro-v1:0:128k"),
      customizationType: "FINE_TUNING",
      modelStatus: "Active",
    });
    const models = await there.bedrock.send(new ListCustomModelsCommand({ nameContains: "invo" }));
    expect(models.modelSummaries?.map(({ modelName, baseModelName }) => [modelName, baseModelName])).toEqual([
      ["invoices", "meta.llama3-1-8b-instruct-v1:0:128k"],
    ]);
    const deployments = await there.bedrock.send(new ListCustomModelDeploymentsCommand({ modelArnEquals: tickets }));
    expect(deployments.modelDeploymentSummaries).toMatchObject([{ customModelDeploymentName: "tickets" }]);
  });

  it("imported models say whether they can converse, and what they are made like", async () => {
    const { modelSummaries } = await there.bedrock.send(new ListImportedModelsCommand({}));
    const said = modelSummaries?.map((model) => [model.modelName, model.instructSupported, model.modelArchitecture]);
    expect(said).toEqual([
      ["summaries", true, "llama"],
      ["classifier", false, "qwen2"],
      ["assistant", false, "gpt_oss"],
    ]);
    const one = await there.bedrock.send(new GetImportedModelCommand({ modelIdentifier: "classifier" }));
    expect(one).toMatchObject({ modelArn: arn("imported-model/classifier01"), instructSupported: false });
  });

  it("routers name what they choose from, by type", async () => {
    const promptRouterArn = arn("default-prompt-router/anthropic.claude:1");
    const router = await there.bedrock.send(new GetPromptRouterCommand({ promptRouterArn }));
    expect(router).toMatchObject({
      models: [{ modelArn: foundationArn(haiku) }, { modelArn: arn(`inference-profile/us.${sonnet}`) }],
      fallbackModel: { modelArn: arn(`inference-profile/us.${sonnet}`) },
      routingCriteria: { responseQualityDifference: 25 },
      status: "AVAILABLE",
      type: "default",
    });
    const { promptRouterSummaries } = await there.bedrock.send(new ListPromptRoutersCommand({ type: "custom" }));
    expect(promptRouterSummaries).toMatchObject([{ promptRouterArn: arn("prompt-router/novarouter01") }]);
  });

  it("endpoints name the model of SageMaker's hub", async () => {
    const endpointArn = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support";
    const { marketplaceModelEndpoint } = await there.bedrock.send(
      new GetMarketplaceModelEndpointCommand({ endpointArn }),
    );
    expect(marketplaceModelEndpoint).toMatchObject({ endpointArn, status: "REGISTERED", endpointStatus: "InService" });
    const modelSourceEquals = marketplaceModelEndpoint?.modelSourceIdentifier ?? "";
    expect(modelSourceEquals).toMatch(/^arn:aws:sagemaker:.*:hub-content\/SageMakerPublicHub\/Model\//);
    for (const [modelSource, count] of [
      [modelSourceEquals, 1],
      [`${modelSourceEquals}0`, 0],
    ] as const) {
      const listed = await there.bedrock.send(
        new ListMarketplaceModelEndpointsCommand({ modelSourceEquals: modelSource }),
      );
      expect(listed.marketplaceModelEndpoints).toHaveLength(count);
    }
  });
});

describe("what is not there", () => {
  it.each([
    new GetFoundationModelCommand({ modelIdentifier: "us.amazon.nova-lite-v1:0" }),
    new GetFoundationModelCommand({ modelIdentifier: foundationArn("amazon.nova-lite-v1:0", "us-west-2") }),
    new GetInferenceProfileCommand({ inferenceProfileIdentifier: "nobody" }),
    new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn("provisioned-model/capacity0001") }),
    new GetProvisionedModelThroughputCommand({ provisionedModelId: "nobody" }),
    new GetCustomModelCommand({ modelIdentifier: "nobody" }),
    new GetCustomModelDeploymentCommand({ customModelDeploymentIdentifier: "nobody" }),
    new GetImportedModelCommand({ modelIdentifier: "nobody" }),
    new GetPromptRouterCommand({ promptRouterArn: arn("default-prompt-router/nobody") }),
    new GetMarketplaceModelEndpointCommand({ endpointArn: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/nobody" }),
  ])("is a ResourceNotFoundException: $constructor.name $input", async (command) => {
    // The union of commands has no common overload of `send`; each is one of this client's.
    const sent = there.bedrock.send(command as GetImportedModelCommand);
    await expect(sent).rejects.toMatchObject({ name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } });
  });
});
