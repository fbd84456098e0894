import { describe, expect, it } from "vitest";
import { createEmulator, type EmulatorOptions } from "../../src/index.ts";

/** The regions that a profile leads to; `""` for the ARN without one. */
const regionsOf = async (id: string, options: EmulatorOptions): Promise<string[]> => {
  const path = `/inference-profiles/${encodeURIComponent(id)}`;
  const response = await createEmulator(options).fetch(new Request(`http://localhost${path}`));
  const { models } = await response.json();
  return models.map(({ modelArn }: { modelArn: string }) => modelArn.split(":")[3]);
};

const model = {
  modelId: "newco.model-1",
  profiles: ["us", "eu", "apac", "jp", "au", "ca", "in", "us-gov", "global", "sa"],
};

describe("a system profile", () => {
  it.each([
    ["us", "us-east-1", ["us-east-1", "us-east-2", "us-west-2"]],
    ["us", "us-west-1", ["us-east-1", "us-east-2", "us-west-2", "us-west-1"]],
    ["us", "ca-central-1", ["us-east-1", "us-east-2", "us-west-2", "ca-central-1"]],
    ["jp", "ap-northeast-3", ["ap-northeast-1", "ap-northeast-3"]],
    ["au", "ap-southeast-2", ["ap-southeast-2", "ap-southeast-4"]],
    ["ca", "ca-west-1", ["ca-central-1", "ca-west-1"]],
    ["in", "ap-south-1", ["ap-south-1", "ap-south-2"]],
    ["us-gov", "us-gov-east-1", ["us-gov-east-1", "us-gov-west-1"]],
    ["global", "eu-west-3", ["", "eu-west-3"]],
    ["sa", "sa-east-1", ["sa-east-1"]],
  ])("%s from %s leads to %j", async (geography, region, destinations) => {
    expect(await regionsOf(`${geography}.newco.model-1`, { region, models: [model] })).toEqual(destinations);
  });

  it("eu from a European region leads to seven, the source among them", async () => {
    const destinations = await regionsOf("eu.newco.model-1", { region: "eu-west-1", models: [model] });
    expect(destinations).toHaveLength(7);
    expect(destinations).toContain("eu-west-1");
  });

  it("leads where its definition says", async () => {
    const models = [{ ...model, destinations: { us: ["us-west-2"], global: ["", "us-east-1", "eu-west-1"] } }];
    expect(await regionsOf("us.newco.model-1", { models })).toEqual(["us-west-2"]);
    expect(await regionsOf("global.newco.model-1", { models })).toEqual(["", "us-east-1", "eu-west-1"]);
    expect(await regionsOf("jp.newco.model-1", { models })).toEqual(["ap-northeast-1", "ap-northeast-3"]);
  });

  it("is in the partition of its region", async () => {
    const emulator = createEmulator({ region: "us-gov-west-1", models: [model] });
    const response = await emulator.fetch(new Request("http://localhost/inference-profiles/us-gov.newco.model-1"));
    const { inferenceProfileArn, models } = await response.json();
    expect(inferenceProfileArn).toBe(
      "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov.newco.model-1",
    );
    expect(models[0].modelArn).toBe("arn:aws-us-gov:bedrock:us-gov-east-1::foundation-model/newco.model-1");
  });
});

describe("what a definition does not say of a model", () => {
  it.each([
    ["mistral.large", { providerName: "Mistral AI", outputModalities: ["TEXT"], responseStreamingSupported: true }],
    ["newco.embed", { providerName: "Newco", inputModalities: ["TEXT"], inferenceTypesSupported: ["ON_DEMAND"] }],
    ["amazon.titan-embed-text-v9", { outputModalities: ["EMBEDDING"], responseStreamingSupported: false }],
    ["cohere.embed-v4:0", { outputModalities: ["EMBEDDING"], responseStreamingSupported: false }],
  ])("follows for %s", async (modelId, details) => {
    const emulator = createEmulator({ models: [{ modelId }] });
    const response = await emulator.fetch(new Request(`http://localhost/foundation-models/${modelId}`));
    expect(await response.json()).toMatchObject({ modelDetails: { ...details, modelLifecycle: { status: "ACTIVE" } } });
  });
});
