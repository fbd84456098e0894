import { describe, expect, it } from "vitest";
import {
  BedrockTargetError,
  formatModelId,
  type KindOf,
  parseModelId,
  partitionOfRegion,
  type TargetKind,
} from "../src/index.ts";

const account = "123456789012";
const arn = <const Rest extends string>(rest: Rest) => `arn:aws:bedrock:us-east-1:123456789012:${rest}` as const;

/** The compiler's kind and that of run time, in one line each: `kind` must be what the type system says of the literal. */
const agree = <const Id extends string>(modelId: Id, kind: KindOf<Id>): [string, TargetKind] => [modelId, kind];

describe("parseModelId classifies", () => {
  it.each([
    agree("anthropic.claude-v2", "base"),
    agree("amazon.titan-text-lite.v1", "base"),
    agree("openai.gpt-5.6-sol", "base"),
    agree("amazon.nova-lite-v1:0:300k", "base"),
    agree("newco.m-1", "base"),
    agree("us.claude", "base"),
    agree("us.openai.gpt-5.6-sol", "cross-region"),
    agree("us-gov.anthropic.claude-3-haiku-20240307-v1:0", "cross-region"),
    agree("global.newco.m-1", "cross-region"),
    agree("in.openai.gpt-5.6-terra", "cross-region"),
    agree("sa.amazon.nova-lite-v1:0", "cross-region"),
    agree("kr.newco.m-1", "cross-region"),
    agree("eu-sov.newco.m-1", "cross-region"),
    agree("newco.m-1.5", "base"),
    agree("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0:300k", "base"),
    agree(arn("inference-profile/us.amazon.nova-lite-v1:0"), "cross-region"),
    agree(arn("application-inference-profile/abc123def456"), "application-profile"),
    agree(arn("prompt/ABCDEFGHIJ"), "prompt"),
    agree(arn("prompt/ABCDEFGHIJ:12345"), "prompt"),
    agree(arn("provisioned-model/abcdefghijkl"), "provisioned"),
    agree(arn("custom-model/meta.llama3-3-70b/abcdefghijkl"), "custom-model"),
    agree(arn("custom-model/amazon.nova-lite-v1:0:300k/abcdefghijkl"), "custom-model"),
    agree(arn("custom-model/imported/abcdefghijkl"), "custom-model"),
    agree(arn("custom-model-deployment/abcdefghijkl"), "custom-deployment"),
    agree(arn("imported-model/abcdefghijkl"), "imported"),
    agree(arn("prompt-router/a1b2c3d4e5f6"), "router"),
    agree(arn("default-prompt-router/anthropic.claude:1"), "router"),
    agree("arn:aws:sagemaker:us-east-1:123456789012:endpoint/My-Endpoint", "marketplace"),
  ])("%s, as the compiler does, as %s", (modelId, kind) => {
    expect(parseModelId(modelId).kind).toBe(kind);
    expect(parseModelId(modelId).modelId).toBe(modelId);
  });

  it.each(["aws", "aws-us-gov", "aws-cn", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"])(
    "ARNs of the partition %s",
    (partition) => {
      const ref = parseModelId(`arn:${partition}:bedrock:some-region-1:${account}:prompt/ABCDEFGHIJ`);
      expect(ref).toMatchObject({ kind: "prompt", partition, region: "some-region-1" });
    },
  );
});

describe("parseModelId takes apart", () => {
  it("a prompt with a version", () => {
    expect(parseModelId(arn("prompt/ABCDEFGHIJ:7"))).toEqual({
      kind: "prompt",
      modelId: arn("prompt/ABCDEFGHIJ:7"),
      partition: "aws",
      region: "us-east-1",
      accountId: account,
      resourceId: "ABCDEFGHIJ",
      version: "7",
      resourceType: "prompt",
    });
  });

  it("a foundation model's ARN, which has no account, and whose name keeps its colons", () => {
    const modelId = "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0";
    const ref = parseModelId(modelId);
    expect(ref).toMatchObject({ region: "eu-west-1", resourceId: "amazon.nova-lite-v1:0" });
    expect(ref).not.toHaveProperty("accountId");
    expect(ref).not.toHaveProperty("version");
  });

  it("a bare id, which has nothing but itself", () => {
    const modelId = "us.amazon.nova-lite-v1:0";
    expect(parseModelId(modelId)).toEqual({ kind: "cross-region", modelId, resourceId: modelId });
  });
});

const refusal = (modelId: unknown): BedrockTargetError => {
  try {
    parseModelId(modelId as string);
  } catch (error) {
    if (BedrockTargetError.is(error)) return error;
    throw error;
  }
  throw new Error(`${String(modelId)} was accepted`);
};

describe("parseModelId refuses, and says what was probably meant:", () => {
  it.each<[what: string, modelId: unknown, advice: RegExp]>([
    ["nothing", undefined, /MODEL_ID/],
    ["an empty string", "", /MODEL_ID/],
    ["white space alone", " \n", /MODEL_ID/],
    ["something that is no string", 42, /as a string/],
    ["white space around an id", " amazon.nova-lite-v1:0\n", /Pass "amazon\.nova-lite-v1:0"/],
    ["quotation marks around an id", '"amazon.nova-lite-v1:0"', /Pass "amazon\.nova-lite-v1:0"/],
    ["white space inside", arn("prompt/ABCDE FGHI"), /without white space/],
    ["an invisible character", "amazon.nova-lite-v1:0\u200b", /invisible/],
    ["a control character", "amazon.nova\u0000", /invisible/],
    ["a lone surrogate", "amazon.nova\ud800", /invisible/],
    ["a web address", "https://bedrock-runtime.us-east-1.amazonaws.com", /endpoint/],
    ["a path", "amazon.nova/../../etc", /model id or an ARN/],
    ["a percent-encoded ARN", "arn%3Aaws%3Abedrock", /decoded/],
    ["another library's notation", "bedrock/anthropic.claude-v2", /`anthropic\.claude-v2`/],
    ["a name without its provider", "claude-3-5-sonnet-20241022-v2:0", /`anthropic\.claude-3-5/],
    ["the bare id of an application profile", "abc123def456", /pass the ARN/],
    ["the bare id of a prompt", "ABCDEFGHIJ", /pass the ARN/],
    ["a word", "does-not-exist", /model id/],
    ["an empty word", "anthropic..claude", /model id/],
    ["a string that is too long", `amazon.${"x".repeat(2048)}`, /alone/],
    ["an agent's alias", arn("agent-alias/AAAAAAAAAA/BBBBBBBBBB"), /InvokeAgent/],
    ["a guardrail", arn("guardrail/abc"), /guardrailConfig/],
    ["a flow", arn("flow/ABCDEFGHIJ"), /InvokeFlow/],
    ["a flow's alias", arn("flow/ABCDEFGHIJ/alias/KLMNOPQRST"), /InvokeFlow/],
    ["a knowledge base", arn("knowledge-base/ABCDEFGHIJ"), /Retrieve/],
    ["another service's ARN", "arn:aws:s3:::bucket", /Bedrock ARN/],
    ["a mantle ARN", `arn:aws:bedrock-mantle:us-east-1:${account}:project/x`, /bedrock-mantle/],
    ["a SageMaker model", `arn:aws:sagemaker:us-east-1:${account}:model/x`, /endpoint/],
    ["a resource that does not exist", arn("__proto__/x"), /ARN of a model/],
    ["an account id of eleven digits", "arn:aws:bedrock:us-east-1:12345678901:prompt/ABCDEFGHIJ", /Copy the ARN/],
    ["a foundation model with an account", arn("foundation-model/amazon.nova-lite-v1:0"), /::/],
    ["the region-less form", "arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0", /`amazon\.nova-lite-v1:0`/],
    ["a region for a host of somebody else", `arn:aws:bedrock:evil.example/:${account}:prompt/ABCDEFGHIJ`, /us-east-1/],
    ["an upper-case region", `arn:aws:bedrock:US-EAST-1:${account}:prompt/ABCDEFGHIJ`, /us-east-1/],
    ["a region with a hyphen at its edge", `arn:aws:bedrock:-a:${account}:prompt/ABCDEFGHIJ`, /us-east-1/],
    ["a partition that does not exist", `arn:amazon:bedrock:us-east-1:${account}:prompt/ABCDEFGHIJ`, /aws-us-gov/],
    ["a prompt's draft", arn("prompt/ABCDEFGHIJ:DRAFT"), /leave the version out/],
    ["a version of six digits", arn("prompt/ABCDEFGHIJ:123456"), /1 to 5 digits/],
    ["a prompt id of nine characters", arn("prompt/ABCDEFGHI"), /10 letters or digits/],
    ["a provisioned throughput's name", arn("provisioned-model/my-capacity"), /12 lower-case/],
    [
      "a profile as a foundation model",
      "arn:aws:bedrock:us-east-1::foundation-model/us.amazon.nova-lite-v1:0",
      /inference-profile/,
    ],
    ["an endpoint in GovCloud", `arn:aws-us-gov:sagemaker:us-gov-west-1:${account}:endpoint/x`, /commercial/],
    ["an upper-case ARN", `ARN:aws:bedrock:us-east-1:${account}:prompt/ABCDEFGHIJ`, /lower case/],
    ["half an ARN", "arn:aws:bedrock:us-east-1", /six parts/],
  ])("%s", (_what, modelId, advice) => {
    const error = refusal(modelId);
    expect(error.code).toBe("invalid-target");
    expect(error.advice).toMatch(advice);
    expect(error.message.endsWith(error.advice)).toBe(true);
  });

  it("never repeats control characters in a message", () => {
    expect(refusal("amazon.\u001b[31mnova").message).not.toContain("\u001b");
  });
});

describe("formatModelId", () => {
  it("makes ARNs from parts, in the region's own partition", () => {
    const parts = { kind: "prompt", region: "us-gov-west-1", accountId: account, resourceId: "ABCDEFGHIJ" } as const;
    expect(formatModelId(parts)).toBe(`arn:aws-us-gov:bedrock:us-gov-west-1:${account}:prompt/ABCDEFGHIJ`);
    expect(formatModelId({ ...parts, version: 3 })).toBe(
      `arn:aws-us-gov:bedrock:us-gov-west-1:${account}:prompt/ABCDEFGHIJ:3`,
    );
  });

  it("moves a ref to another region", () => {
    const ref = parseModelId(arn("provisioned-model/abcdefghijkl"));
    expect(formatModelId({ ...ref, region: "eu-west-1" })).toBe(
      `arn:aws:bedrock:eu-west-1:${account}:provisioned-model/abcdefghijkl`,
    );
  });

  it("keeps a bare id bare", () => {
    expect(formatModelId({ kind: "base", resourceId: "amazon.nova-lite-v1:0" })).toBe("amazon.nova-lite-v1:0");
  });

  it.each([
    ["an account is missing", { kind: "prompt", region: "us-east-1", resourceId: "ABCDEFGHIJ" }],
    ["the id is of another kind", { kind: "base", resourceId: "us.amazon.nova-lite-v1:0" }],
    ["nothing is given", { kind: "imported" }],
  ] as const)("refuses where %s", (_why, parts) => {
    expect(() => formatModelId(parts)).toThrowError(expect.objectContaining({ code: "invalid-target" }));
  });
});

describe("partitionOfRegion", () => {
  it.each([
    ["eu-west-1", "aws"],
    ["us-gov-east-1", "aws-us-gov"],
    ["cn-north-1", "aws-cn"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["eusc-de-east-1", "aws-eusc"],
  ])("knows that %s lies in %s", (region, partition) => {
    expect(partitionOfRegion(region)).toBe(partition);
  });
});
