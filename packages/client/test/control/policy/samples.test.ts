import { describe, expect, it } from "vitest";
import { model, modelArn, ownArn, profile } from "../../support/control-answers.ts";
import { clientOf, linesOf, promptArn, promptOn } from "./support.ts";

/* What AWS documents for each kind, written by hand: the expected lines come from no table of ours. */

const invoke = "bedrock:InvokeModel";
const models = "arn:aws:bedrock";

const kinds: readonly (readonly [kind: string, target: string, lines: readonly string[]])[] = [
  ["base", "amazon.nova-lite-v1:0", [`${invoke} ${models}:us-east-1::foundation-model/amazon.nova-lite-v1:0`]],
  [
    "geographic profile",
    "us.anthropic.claude-x-v1:0",
    [
      `${invoke} arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-x-v1:0`,
      `${invoke} arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-x-v1:0`,
      `${invoke} arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-x-v1:0`,
    ],
  ],
  [
    "geographic profile in a region that it does not send to",
    "arn:aws:bedrock:us-east-2:123456789012:inference-profile/us.anthropic.claude-x-v1:0",
    [
      `${invoke} arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-x-v1:0`,
      `${invoke} arn:aws:bedrock:us-east-2:123456789012:inference-profile/us.anthropic.claude-x-v1:0`,
      `${invoke} arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-x-v1:0`,
      `${invoke} arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-x-v1:0`,
    ],
  ],
  [
    "global profile",
    "global.anthropic.claude-x-v1:0",
    [
      `${invoke} arn:aws:bedrock:::foundation-model/anthropic.claude-x-v1:0 if {"StringEquals":{"aws:RequestedRegion":"unspecified"}}`,
      `${invoke} arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.anthropic.claude-x-v1:0`,
      `${invoke} arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-x-v1:0`,
    ],
  ],
  [
    "application profile",
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl",
    [
      `${invoke} arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl`,
      `${invoke} arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-x-v1:0`,
      `${invoke} arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-x-v1:0`,
    ],
  ],
  [
    "provisioned throughput",
    "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl",
    [`${invoke} arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl`],
  ],
  [
    "deployment",
    "arn:aws:bedrock:us-west-2:123456789012:custom-model-deployment/abcdefghijkl",
    [`${invoke} arn:aws:bedrock:us-west-2:123456789012:custom-model-deployment/abcdefghijkl`],
  ],
  [
    "imported model",
    "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl",
    [`${invoke} arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl`],
  ],
  [
    "marketplace endpoint",
    "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support",
    [
      `${invoke} arn:aws:bedrock:us-east-1:123456789012:marketplace/model-endpoint/all-access`,
      `sagemaker:InvokeEndpoint arn:aws:sagemaker:us-east-1:123456789012:endpoint/support if {"StringEquals":{"aws:CalledViaLast":"bedrock.amazonaws.com"}}`,
    ],
  ],
];

describe("the policy for", () => {
  it.each(kinds)("a %s is what AWS documents", async (_kind, target, lines) => {
    const { client } = clientOf();
    const { document } = await client.policy(target, { operations: ["converse"] });
    expect(linesOf(document)).toEqual(lines);
  });

  it("a global profile is the same where its look-up names regions alone", async () => {
    const { client } = clientOf({
      getInferenceProfile: ({ inferenceProfileIdentifier = "" }) =>
        profile(inferenceProfileIdentifier, [modelArn("anthropic.claude-x-v1:0", "us-east-1")]),
    });
    const { document } = await client.policy("global.anthropic.claude-x-v1:0", { operations: ["converse"] });
    expect(linesOf(document)).toEqual(kinds.find(([kind]) => kind === "global profile")?.[2]);
  });

  it("a prompt renders it, and invokes what it stands on, of whichever kind", async () => {
    const { client } = clientOf(promptOn("us.anthropic.claude-x-v1:0"));
    const { document } = await client.policy(promptArn, { operations: ["converse"] });
    expect(linesOf(document)).toEqual([...(kinds[1]?.[2] ?? []), `bedrock:RenderPrompt ${promptArn}`]);
  });

  it("a router has all that it may choose, profiles with their regions", async () => {
    const routerArn = ownArn("prompt-router/abcdefghijkl");
    const { client } = clientOf({
      ...promptOn(undefined),
      getPromptRouter: () => ({
        models: [{ modelArn: ownArn("inference-profile/us.anthropic.claude-x-v1:0") }],
        fallbackModel: { modelArn: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0" },
      }),
    });
    const { document } = await client.policy(routerArn, { operations: ["converse"] });
    expect(linesOf(document)).toEqual(
      [...(kinds[0]?.[2] ?? []), ...(kinds[1]?.[2] ?? []), `bedrock:InvokeModel ${routerArn}`].toSorted(),
    );
  });

  it.each([
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-north-1", "aws-cn"],
    ["eusc-de-east-1", "aws-eusc"],
  ])("a model in %s is of the partition %s", async (region, partition) => {
    const { client } = clientOf({}, { region });
    const { document } = await client.policy("amazon.nova-lite-v1:0", { operations: ["converse"] });
    expect(linesOf(document)).toEqual([
      `${invoke} arn:${partition}:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`,
    ]);
  });
});

describe("the actions", () => {
  it.each([
    [["converse"], ["bedrock:InvokeModel"]],
    [["invokeModel"], ["bedrock:InvokeModel"]],
    [["converseStream"], ["bedrock:InvokeModelWithResponseStream"]],
    [["invokeModelStream"], ["bedrock:InvokeModelWithResponseStream"]],
    [undefined, ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]],
    [["countTokens"], ["bedrock:CountTokens", "bedrock:InvokeModel"]],
    [["resolve"], ["bedrock:GetFoundationModel"]],
  ] as const)("of %j are %j", async (operations, actions) => {
    const { client } = clientOf();
    const { document } = await client.policy("amazon.nova-lite-v1:0", { operations });
    expect(document.Statement.map(({ Action }) => Action)).toEqual([actions]);
  });

  it("of countTokens are on the model itself, on demand or not", async () => {
    const { client } = clientOf({ getFoundationModel: () => model("x.m-1", { inferenceTypesSupported: [] }) });
    const { document } = await client.policy("x.m-1", { operations: ["countTokens", "resolve"] });
    expect(linesOf(document)).toContain(`bedrock:CountTokens ${modelArn("x.m-1", "us-east-1")}`);
  });

  it("of countTokens are on the model behind a profile, where it is on demand", async () => {
    const { client, control } = clientOf({
      getInferenceProfile: () =>
        profile(
          "us.x.m-1",
          ["us-east-1", "us-west-2"].map((region) => modelArn("x.m-1", region)),
        ),
      getFoundationModel: (_input, { region }) =>
        model("x.m-1", { inferenceTypesSupported: region === "us-west-2" ? ["ON_DEMAND"] : [] }),
    });
    const { document } = await client.policy("us.x.m-1", { operations: ["countTokens"] });
    expect(linesOf(document)).toEqual([
      `bedrock:CountTokens ${modelArn("x.m-1", "us-west-2")}`,
      `bedrock:GetFoundationModel ${modelArn("x.m-1", "us-east-1")}`,
      `bedrock:GetInferenceProfile ${ownArn("inference-profile/us.x.m-1")}`,
      `bedrock:InvokeModel ${modelArn("x.m-1", "us-west-2")}`,
    ]);
    expect(control.operations).toContain("getFoundationModel");
  });

  it("of countTokens are in the region that is called, where nothing is looked up", async () => {
    const { client } = clientOf();
    const { document } = await client.policy("us.x.m-1", { operations: ["countTokens"], offline: true });
    expect(linesOf(document)).toContain(`bedrock:CountTokens ${modelArn("x.m-1", "us-east-1")}`);
  });

  it.each([
    [["us-west-2", "us-east-1"], ["us-east-1"]],
    [
      ["us-east-2", "us-west-2"],
      ["us-east-1", "us-east-2"],
    ],
  ])("of resolve read a model of %j in %j: where the profile is, or else where it is", async (regions, read) => {
    const { client } = clientOf({
      getInferenceProfile: () =>
        profile(
          "us.x.m-1",
          regions.map((region) => modelArn("x.m-1", region)),
        ),
    });
    const { document } = await client.policy("us.x.m-1", { operations: ["resolve"] });
    expect(linesOf(document).filter((line) => line.includes("GetFoundationModel"))).toEqual(
      read.map((region) => `bedrock:GetFoundationModel ${modelArn("x.m-1", region)}`),
    );
  });

  it("refuse a name that is no method", async () => {
    const { client } = clientOf();
    // @ts-expect-error as JavaScript may
    const refused = client.policy("amazon.nova-lite-v1:0", { operations: ["Converse"] });
    await expect(refused).rejects.toMatchObject({
      code: "invalid-request",
      message: expect.stringContaining("Converse"),
    });
  });
});
