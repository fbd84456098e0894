import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuntimeInputs, TransportOperation } from "../../src/index.ts";
import { pathOf } from "../../src/wire/index.ts";
import { sdkRequest } from "./support/aws-sdk.ts";
import { sentBySdk, sentByUs } from "./support/sent.ts";

const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(undefined, "", new Uint8Array(), '{"a":"ü"}', Buffer.from("buffer")),
);

const optional = (value: fc.Arbitrary<string>) => fc.oneof(value, fc.constantFrom(null, undefined));
const word = fc.stringMatching(/^[a-zA-Z0-9/.+;= -]{1,20}$/);

const inputs = fc.record(
  {
    body: bodies,
    contentType: optional(word),
    accept: optional(word),
    trace: optional(fc.constantFrom("ENABLED", "DISABLED", "ENABLED_FULL")),
    guardrailIdentifier: optional(word),
    guardrailVersion: optional(word),
    performanceConfigLatency: optional(word),
    serviceTier: optional(word),
    requestMetadata: optional(fc.constant('{"team":"a"}')),
  },
  { requiredKeys: [] },
);

/** With `null`, which the types do not have and the AWS SDK takes for absent. */
const toModel = (modelId: string, input: object): never => ({ ...input, modelId }) as never;

describe.each(["invokeModel", "invokeModelStream"] as const)("a request of %s", (operation) => {
  it("is what the AWS SDK sends: headers and body", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (given) => {
        const input = toModel("amazon.nova-lite-v1:0", given);
        expect(sentByUs(operation, input)).toStrictEqual(await sentBySdk(operation, input));
      }),
      { numRuns: 300 },
    );
  });

  it.each([{}, { trace: "ENABLED" }, { contentType: "" }, { accept: "" }])(
    "is it too without a body: %j",
    async (given) => {
      const input = toModel("amazon.nova-lite-v1:0", given);
      expect(sentByUs(operation, input)).toStrictEqual(await sentBySdk(operation, input));
    },
  );
});

describe("a path", () => {
  const operations = fc.constantFrom<TransportOperation>(
    "converse",
    "converseStream",
    "invokeModel",
    "invokeModelStream",
    "countTokens",
  );

  it.each([
    "anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123",
    "arn:aws:sagemaker:us-east-1:123456789012:endpoint/a.b_c~d",
    "!'()*~ %2F/?#ü",
  ])("holds the modelId %s as one segment", async (modelId) => {
    const path = pathOf("converse", modelId);
    expect(path).toMatch(/^\/model\/[^/]+\/converse$/);
    expect(decodeURIComponent(path.split("/")[2] ?? "")).toBe(modelId);
    expect(path).toBe((await sdkRequest("converse", { modelId, messages: [] })).path);
  });

  it("is what the AWS SDK sends, for any operation and any modelId", async () => {
    const modelIds = fc.string({ unit: "grapheme", minLength: 1 });
    await fc.assert(
      fc.asyncProperty(operations, modelIds, async (operation, modelId) => {
        const input: RuntimeInputs[TransportOperation] = toModel(modelId, {});
        expect(pathOf(operation, modelId)).toBe((await sdkRequest(operation, input)).path);
      }),
      { numRuns: 200 },
    );
  });
});
