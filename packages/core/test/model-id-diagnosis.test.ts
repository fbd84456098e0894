import { describe, expect, it } from "vitest";
import { BedrockTargetError, formatModelId, type ModelIdParts, parseModelId, tryParseModelId } from "../src/index.ts";

const account = "123456789012";
const arn = (rest: string) => `arn:aws:bedrock:us-east-1:${account}:${rest}`;

const failureOf = (act: () => unknown): BedrockTargetError => {
  try {
    act();
  } catch (error) {
    if (BedrockTargetError.is(error)) return error;
    throw error;
  }
  throw new Error("it was accepted");
};
// `unknown`, since a program in JavaScript may pass anything.
const refusal = (modelId: unknown) => failureOf(() => parseModelId(modelId as string));

describe("parseModelId says of", () => {
  it.each<[what: string, modelId: unknown, said: RegExp]>([
    [
      "an address with an encoded id",
      "https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-lite-v1%3A0/converse",
      /web address.*endpoint/,
    ],
    ["the runtime's host", "bedrock-runtime.us-east-1.amazonaws.com", /endpoint/],
    ["the runtime's host with a port", "bedrock-runtime.us-east-1.amazonaws.com:443", /endpoint/],
    ["the control plane's host", "bedrock.eu-west-1.amazonaws.com", /endpoint/],
    ["a host in China", "bedrock-runtime.cn-north-1.amazonaws.com.cn", /endpoint/],
    ["a VPC endpoint's host", "vpce-0a1b-2c3d.bedrock-runtime.us-east-1.vpce.amazonaws.com", /endpoint/],
    ["a dual-stack host", "bedrock-mantle.us-east-1.api.aws", /endpoint/],
    ["a host with a path", "bedrock-runtime.us-east-1.amazonaws.com/model/x", /endpoint/],
    ["a web host", "www.example.com", /endpoint/],
    [
      "a foundation model's ARN with a colon too few",
      "arn:aws:bedrock:us-east-1:foundation-model/amazon.nova-lite-v1:0",
      /account.*`arn:aws:bedrock:us-east-1::foundation-model\/amazon\.nova-lite-v1:0`/,
    ],
    [
      "the same without a version",
      "arn:aws:bedrock:us-east-1:foundation-model/anthropic.claude-v2",
      /account.*`arn:aws:bedrock:us-east-1::foundation-model\/anthropic\.claude-v2`/,
    ],
    ["a prompt's ARN without its account", "arn:aws:bedrock:us-east-1:prompt/ABCDEFGHIJ:1", /account.*12 digits/],
    ["an ARN without its region", `arn:aws:bedrock:${account}:prompt/ABCDEFGHIJ`, /region.*missing/],
    ["a bare profile id with white space around it", " abcd1234efgh ", /by ARN only/],
    ["a quoted bare word", '"does-not-exist"', /no dot/],
    ["quotation marks alone", `"'"`, /empty/],
    ["a path", "models/config.json", /has a slash.*begins with `arn:`/],
    [
      "an ARN behind another library's prefix",
      `bedrock/${arn("prompt/ABCDEFGHIJ")}`,
      /Pass `arn:aws:bedrock.*notation/,
    ],
    ["a notation with a region", "bedrock/us-east-1/anthropic.claude-v2", /Pass `anthropic\.claude-v2`.*notation/],
    ["a notation with an operation", "bedrock/converse/us.amazon.nova-lite-v1:0", /Pass `us\.amazon.*notation/],
    ["a notation with a colon", "bedrock:us.anthropic.claude-v2", /Pass `us\.anthropic\.claude-v2`.*notation/],
    ["a notation with an ARN", `bedrock_converse:${arn("prompt/ABCDEFGHIJ")}`, /Pass `arn:aws:bedrock.*notation/],
    ["an object made text", "[object Object]", /object.*text/],
    ["undefined made text", "undefined", /MODEL_ID/],
    ["an object", {}, /is an object/],
    ["a list", [], /is an array/],
    ["a function", () => 1, /is a function/],
    ["a symbol", Symbol("x"), /is a symbol/],
    ["an object without a prototype", Object.create(null), /is an object/],
    ["an object that cannot be made text", { toString: () => failureOf(() => 1) }, /is an object/],
  ])("%s what it is", (_what, modelId, said) => {
    expect(refusal(modelId).message).toMatch(said);
    expect(refusal(modelId).code).toBe("invalid-target");
  });

  it.each(["gpt-4o", "command-line", "novatech", "models/config.json"])(
    "%s nothing about a provider or an id that Bedrock does not have",
    (modelId) => {
      expect(refusal(modelId).message).not.toMatch(/openai\.gpt-4o|lacks its provider|Pass `config/);
    },
  );

  it("an API key that it is none, without showing it", () => {
    const error = refusal("bedrock-api-key-SECRETKEY123");
    expect(error.message).toMatch(/AWS_BEARER_TOKEN_BEDROCK/);
    expect(`${error.message} ${String(error.target)}`).not.toContain("SECRETKEY");
  });

  it("a text with marks that turn its direction nothing that turns a terminal's", () => {
    for (const mark of ["\u2066", "\u2067", "\u2068", "\u2069", "\u202e", "\u061c", "\u2060", "\u00ad", "\u{e0041}"]) {
      expect(refusal(`amazon.${mark}nova`).message).not.toContain(mark);
    }
  });
});

describe("an advice to pass something", () => {
  it.each([
    ' "amazon.nova-lite-v1:0", ',
    "bedrock/anthropic.claude-v2",
    "bedrock:us.anthropic.claude-v2",
    "arn:aws:bedrock:us-east-1:foundation-model/amazon.nova-lite-v1:0",
  ])("for %s passes something that is accepted", (modelId) => {
    const suggestion = /(?:Pass|Write) ["`]([^"`]+)["`]/.exec(refusal(modelId).advice)?.[1];
    expect(tryParseModelId(suggestion)?.modelId).toBe(suggestion);
  });
});

describe("a diagnosis", () => {
  it("takes time in proportion to the length", () => {
    const hostile = ["'", ">,", " '", "a/", "arn:", "bedrock:", "x%3", "./", "amazonaws.com.", "a."];
    for (const piece of hostile) {
      const text = `x/${piece.repeat(1000)}`.slice(0, 2000);
      const begin = performance.now();
      for (const candidate of [text, `${text} x`, `<${text}`]) refusal(candidate);
      expect(performance.now() - begin).toBeLessThan(100);
    }
  });
});

describe("formatModelId refuses", () => {
  // `unknown`, since a program in JavaScript may pass anything.
  const formatted = (parts: unknown) => failureOf(() => formatModelId(parts as ModelIdParts));
  const nova = "amazon.nova-lite-v1";

  it.each<[what: string, parts: unknown, said: RegExp]>([
    ["a version that a bare id has no place for", { kind: "base", resourceId: nova, version: 0 }, /`version`/],
    [
      "a version of something that has none",
      { kind: "base", region: "us-east-1", resourceId: nova, version: 0 },
      /`version`/,
    ],
    ["an account without a region", { kind: "base", resourceId: nova, accountId: account }, /`accountId`.*`region`/],
    ["a partition without a region", { kind: "base", resourceId: nova, partition: "aws" }, /`partition`.*`region`/],
    ["no argument", undefined, /`kind`/],
    ["an unknown kind", { kind: "toString", resourceId: nova }, /`kind`/],
    ["an ARN without any part", { kind: "prompt" }, /`region`, `accountId`, `resourceId`/],
    ["an ARN without its account", { kind: "prompt", region: "us-east-1", resourceId: "ABCDEFGHIJ" }, /`accountId`/],
    ["a foundation model without its id", { kind: "base", region: "us-east-1" }, /`resourceId`/],
    ["a bare id without an id", { kind: "base" }, /`resourceId`/],
    ["a region that is a number", { kind: "base", resourceId: nova, region: 5 }, /`region` is a number/],
    ["a part that is no text", { kind: "base", resourceId: nova, region: Object.create(null) }, /`region`/],
  ])("%s, and names the part", (_what, parts, said) => {
    expect(formatted(parts).code).toBe("invalid-target");
    expect(formatted(parts).message).toMatch(said);
    expect(formatted(parts).message).not.toContain("MODEL_ID");
  });
});
