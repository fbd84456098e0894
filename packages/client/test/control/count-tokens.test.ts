import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { model, modelArn, ownArn, profile } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { awsException, denied, gone, type Script, ScriptedControl } from "../support/scripted-control.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";
import { everyKind, prompt as promptStrategy } from "../support/strategies.ts";

const modelId = "anthropic.x-1:0";
const appArn = ownArn("application-inference-profile/abc123def456");
const promptArn = ownArn("prompt/ABCDEFGHIJ");
const hi = { messages: "Hi" };

function counting(
  script: Script,
  options: object = {},
  answer: () => unknown = () => ({ inputTokens: 7, $metadata: {} }),
) {
  const control = new ScriptedControl(script);
  const transport = scriptedTransport(answer);
  const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], control, transport, ...options });
  const sent = () =>
    transport.calls.map(({ operation, input, region }) => ({ operation, modelId: input.modelId, region }));
  return { client, control, transport, sent };
}

const over = (...regions: readonly string[]): Script => ({
  getInferenceProfile: () =>
    profile(
      "x",
      regions.map((region) => modelArn(modelId, region)),
    ),
});

/** On demand in these regions alone. */
const onDemandIn = (...regions: readonly string[]): Script => ({
  getFoundationModel: (_input, { region = "" }) =>
    regions.includes(region) ? model(modelId) : model(modelId, { inferenceTypesSupported: [] }),
});

describe("countTokens", () => {
  it("counts on a model itself, without looking anything up", async () => {
    const { client, control, sent } = counting({});
    const count = await client.countTokens(modelArn(modelId, "us-east-1"), hi);
    expect(count).toMatchObject({
      inputTokens: 7,
      modelId,
      region: "us-east-1",
      target: { kind: "base" },
      attempts: [{ target: modelId }],
    });
    expect(sent()).toEqual([{ operation: "countTokens", modelId, region: "us-east-1" }]);
    expect(control.calls).toEqual([]);
  });

  it("takes an answer without a number for a failure, not for no tokens", async () => {
    const { client } = counting({}, {}, () => ({ $metadata: {} }));
    const error = await failure(client.countTokens(modelId, hi));
    expect(error).toMatchObject({ code: "unknown", message: expect.stringContaining(modelId) });
    expect(error.attempts).toHaveLength(1);
  });

  it("counts on the model behind a profile, in the region that is called where it is on demand there", async () => {
    const { client, sent } = counting({ ...over("us-west-2", "us-east-1"), ...onDemandIn("us-east-1", "us-west-2") });
    expect(await client.countTokens(appArn, hi)).toMatchObject({
      modelId,
      region: "us-east-1",
      target: { kind: "application-profile" },
    });
    expect(sent()).toEqual([{ operation: "countTokens", modelId, region: "us-east-1" }]);
  });

  it("counts in a destination where it is on demand, inside of the fence alone", async () => {
    const script = { ...over("us-east-1", "ca-central-1", "us-west-2"), ...onDemandIn("ca-central-1", "us-west-2") };
    expect((await counting(script).client.countTokens(appArn, hi)).region).toBe("ca-central-1");
    expect((await counting(script, { within: "us-*" }).client.countTokens(appArn, hi)).region).toBe("us-west-2");
    const narrow = counting(script, { within: "us-east-*" });
    expect((await failure(narrow.client.countTokens(appArn, hi))).code).toBe("operation-not-supported");
    const elsewhere = counting(script, { within: "eu-*" });
    expect((await failure(elsewhere.client.countTokens(appArn, hi))).code).toBe("region-mismatch");
    expect([...narrow.sent(), ...elsewhere.sent()]).toEqual([]);
  });

  it("counts for a custom model on the model that it was made of, without the length of its context", async () => {
    const { client, sent } = counting({
      getCustomModelDeployment: () => ({ modelArn: ownArn("custom-model/x.m-1:0:128k/abcdefghijkl") }),
      getCustomModel: () => ({ baseModelArn: modelArn("x.m-1:0:128k", "us-east-1") }),
      getFoundationModel: ({ modelIdentifier: id = "" }) =>
        model(id, { inferenceTypesSupported: [id.endsWith("k") ? "PROVISIONED" : "ON_DEMAND"] }),
    });
    const count = await client.countTokens(ownArn("custom-model-deployment/abcdefghijkl"), hi);
    expect(count).toMatchObject({ modelId: "x.m-1:0", region: "us-east-1" });
    expect(sent()).toHaveLength(1);
  });

  it("stays in the region that is called where the client follows nobody", async () => {
    const script = { ...over("us-east-1", "us-west-2"), ...onDemandIn("us-west-2") };
    const { client, sent } = counting(script, { regions: "strict" });
    expect((await failure(client.countTokens(appArn, hi))).code).toBe("operation-not-supported");
    expect(sent()).toEqual([]);
  });

  it("keeps the fence around a model itself", async () => {
    const { client, sent } = counting({}, { within: "eu-*" });
    expect((await failure(client.countTokens(modelId, hi))).code).toBe("region-mismatch");
    expect(sent()).toEqual([]);
  });

  it("says where one counts for a model that profiles alone offer", async () => {
    const { client, sent } = counting({ ...over("us-east-1", "us-west-2"), ...onDemandIn() });
    const error = await failure(client.countTokens(appArn, hi));
    expect(error.code).toBe("operation-not-supported");
    expect(error.message).toContain(modelId);
    expect(error.advice).toContain("bedrock-mantle");
    expect(sent()).toEqual([]);
  });

  it.each([
    ["an imported model", ownArn("imported-model/abcdefghijkl"), { getImportedModel: () => ({}) }],
    ["an endpoint", "arn:aws:sagemaker:us-east-1:123456789012:endpoint/x", { getMarketplaceModelEndpoint: () => ({}) }],
    ["a prompt without a model", promptArn, { getPrompt: () => ({ name: "p", version: "1" }) }],
  ] as [string, string, Script][])("has nothing to count on behind %s", async (_what, target, script) => {
    const { client } = counting(script);
    const error = await failure(client.countTokens(target, hi));
    expect(error).toMatchObject({ code: "operation-not-supported", target: { modelId: target } });
  });

  it("names the permission where what stands behind may not be read", async () => {
    const { client } = counting({ getInferenceProfile: () => Promise.reject(denied("x")) });
    const error = await failure(client.countTokens(appArn, hi));
    expect(error).toMatchObject({
      code: "access-denied",
      advice: expect.stringContaining("bedrock:GetInferenceProfile"),
    });
  });

  it("asks the service where nobody may say whether a model is on demand", async () => {
    const { client, sent } = counting({ ...over("us-east-1"), getFoundationModel: () => Promise.reject(denied("x")) });
    await client.countTokens(appArn, hi);
    expect(sent()).toHaveLength(1);
    const absent = counting({ ...over("us-east-1"), getFoundationModel: () => Promise.reject(gone()) });
    expect((await failure(absent.client.countTokens(appArn, hi))).code).toBe("operation-not-supported");
  });

  it("says of a model that does not count that it does not", async () => {
    const refuse = () => {
      throw awsException("ValidationException", "The provided model doesn't support counting tokens.", 400);
    };
    const { client } = counting({ ...over("us-east-1"), ...onDemandIn("us-east-1") }, {}, refuse);
    const error = await failure(client.countTokens(appArn, hi));
    expect(error).toMatchObject({
      code: "operation-not-supported",
      attempts: [{ target: modelId, code: "operation-not-supported" }],
    });
    expect((await client.resolve(appArn)).capabilities.countTokens.answer).toBe("no");
  });

  it("sends what has tokens of a conversation, and a body as it is", async () => {
    const { client, transport } = counting({});
    await client.countTokens(modelId, {
      messages: "Hi",
      system: "Brief",
      inferenceConfig: { maxTokens: 5 },
      toolConfig: { tools: [{ toolSpec: { name: "t", inputSchema: { json: {} } } }] },
    });
    await client.countTokens(modelId, { body: { prompt: "Hi" } });
    expect(transport.calls.map(({ input }) => input)).toEqual([
      {
        modelId,
        input: {
          converse: {
            messages: [{ role: "user", content: [{ text: "Hi" }] }],
            system: [{ text: "Brief" }],
            toolConfig: { tools: [{ toolSpec: { name: "t", inputSchema: { json: {} } } }] },
          },
        },
      },
      { modelId, input: { invokeModel: { body: new TextEncoder().encode('{"prompt":"Hi"}') } } },
    ]);
  });

  it("ends with the call's signal", async () => {
    const { client } = counting({ getInferenceProfile: () => new Promise(() => {}) });
    const error = await failure(client.countTokens(appArn, hi, { signal: AbortSignal.timeout(5) }));
    expect(error.code).toBe("aborted");
  });
});

describe("countTokens of a prompt", () => {
  const script: Script = {
    ...onDemandIn("us-east-1"),
    getPrompt: () => ({
      name: "p",
      version: "1",
      variants: [
        {
          name: "v",
          templateType: "CHAT",
          modelId,
          templateConfiguration: {
            chat: {
              messages: [{ role: "user", content: [{ text: "To {{language}}: {{ message }}" }] }],
              system: [{ text: "Speak {{language}}." }, { cachePoint: { type: "default" } }],
              toolConfiguration: { tools: [{ toolSpec: { name: "t", inputSchema: { json: { type: "object" } } } }] },
              inputVariables: [{ name: "language" }, { name: "message" }],
            },
          },
        },
      ],
    }),
  };
  const options = { targets: [everyKind, promptStrategy] };
  const promptVariables = { language: { text: "Greek" }, message: { text: "{{language}} $1" } };

  it("counts it filled in, with the request's messages behind its own", async () => {
    const { client, transport, control } = counting(script, options);
    const count = await client.countTokens(promptArn, { promptVariables, messages: "Now." });
    expect(count).toMatchObject({ modelId, region: "us-east-1", target: { kind: "prompt" } });
    expect(transport.calls[0]?.input).toEqual({
      modelId,
      input: {
        converse: {
          messages: [
            { role: "user", content: [{ text: "To Greek: {{language}} $1" }] },
            { role: "user", content: [{ text: "Now." }] },
          ],
          system: [{ text: "Speak Greek." }, { cachePoint: { type: "default" } }],
          toolConfig: { tools: [{ toolSpec: { name: "t", inputSchema: { json: { type: "object" } } } }] },
        },
      },
    });
    expect(control.operations).toEqual(["getPrompt", "getFoundationModel"]);
  });

  it("asks for the value of every variable", async () => {
    const { client, sent } = counting(script, options);
    const error = await failure(client.countTokens(promptArn, { promptVariables: { language: { text: "Greek" } } }));
    expect(error).toMatchObject({ code: "invalid-request", message: expect.stringContaining("`message`") });
    expect(sent()).toEqual([]);
  });

  it("knows no other variables than those of the prompt", async () => {
    const { client } = counting(script, options);
    const error = await failure(
      client.countTokens(promptArn, { promptVariables: { ...promptVariables, more: { text: "x" } } }),
    );
    expect(error).toMatchObject({ code: "invalid-request", message: expect.stringContaining("`more`") });
  });

  it("takes no body, which Bedrock would ignore", async () => {
    const { client } = counting(script, options);
    expect((await failure(client.countTokens(promptArn, { body: {} } as never))).code).toBe("operation-not-supported");
  });
});
