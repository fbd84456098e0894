import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { model, modelArn, ownArn, profile } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { awsException, denied, gone, type Script, ScriptedControl } from "../support/scripted-control.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";

const nova = "amazon.nova-lite-v1:0";
const usProfile = `us.${nova}`;
const usRegions = ["us-east-1", "us-east-2", "us-west-2"];
const usArns = usRegions.map((region) => modelArn(nova, region));

const promptArn = ownArn("prompt/ABCDEFGHIJ");
const appArn = ownArn("application-inference-profile/abc123def456");
const deploymentArn = ownArn("custom-model-deployment/abcdefghijkl");
const customArn = ownArn("custom-model/amazon.nova-micro-v1:0:128k/abcdefghijkl");
const provisionedArn = ownArn("provisioned-model/abcdefghijkl");
const importedArn = ownArn("imported-model/abcdefghijkl");
const routerArn = ownArn("prompt-router/abcdefghijkl");
const endpointArn = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support";

/** An account with one of each kind; profiles by their ids, everything else by its ARN. */
const account: Script = {
  getFoundationModel: ({ modelIdentifier = "" }) => model(modelIdentifier),
  getInferenceProfile: ({ inferenceProfileIdentifier: id = "" }) => {
    if (id.includes("application")) return profile("abc123def456", usArns, "APPLICATION");
    if (id.startsWith("global."))
      return profile(id, ["arn:aws:bedrock:::foundation-model/x.m-1", modelArn("x.m-1", "us-east-1")]);
    return profile(id.split("/").at(-1) ?? "", usArns);
  },
  getPrompt: () => ({
    name: "translate",
    version: "3",
    arn: `${promptArn}:3`,
    variants: [
      {
        name: "v",
        templateType: "TEXT",
        modelId: usProfile,
        templateConfiguration: {
          text: { text: "{{message}} in {{language}}", inputVariables: [{ name: "language" }, { name: "message" }] },
        },
      },
    ],
  }),
  getProvisionedModelThroughput: () => ({
    provisionedModelName: "capacity",
    provisionedModelArn: provisionedArn,
    status: "InService",
    modelArn: customArn,
    foundationModelArn: modelArn("amazon.nova-micro-v1:0:128k", "us-east-1"),
  }),
  getCustomModelDeployment: () => ({
    customModelDeploymentArn: deploymentArn,
    modelDeploymentName: "tickets",
    status: "Active",
    modelArn: customArn,
  }),
  getCustomModel: () => ({
    modelArn: customArn,
    modelName: "tickets",
    modelStatus: "Active",
    baseModelArn: modelArn("amazon.nova-micro-v1:0:128k", "us-east-1"),
  }),
  getImportedModel: () => ({
    modelArn: importedArn,
    modelName: "summaries",
    modelArchitecture: "llama",
    instructSupported: false,
  }),
  getPromptRouter: () => ({
    promptRouterArn: routerArn,
    promptRouterName: "cheap",
    status: "AVAILABLE",
    models: [{ modelArn: modelArn("x.small-1", "us-east-1") }, { modelArn: ownArn(`inference-profile/${usProfile}`) }],
    fallbackModel: { modelArn: modelArn("x.small-1", "us-east-1") },
  }),
  getMarketplaceModelEndpoint: () => ({
    marketplaceModelEndpoint: {
      endpointArn,
      modelSourceIdentifier: "arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/m",
      status: "REGISTERED",
      endpointStatus: "InService",
      createdAt: new Date(0),
      updatedAt: new Date(0),
      endpointConfig: undefined,
    },
  }),
};

function clientOf(script: Script, options: object = {}) {
  const control = new ScriptedControl(script);
  const transport = scriptedTransport(() => ({ output: { message: { role: "assistant", content: [] } } }));
  const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], control, transport, ...options });
  return { client, control, transport };
}

describe("resolve", () => {
  it.each([
    ["base", nova, [nova], ["us-east-1"], ["getFoundationModel"]],
    ["cross-region", usProfile, [nova, nova, nova], usRegions, ["getInferenceProfile", "getFoundationModel"]],
    ["application-profile", appArn, [nova, nova, nova], usRegions, ["getInferenceProfile", "getFoundationModel"]],
    [
      "prompt",
      `${promptArn}:3`,
      [nova, nova, nova],
      usRegions,
      ["getPrompt", "getInferenceProfile", "getFoundationModel"],
    ],
    [
      "provisioned",
      provisionedArn,
      ["amazon.nova-micro-v1:0:128k"],
      ["us-east-1"],
      ["getProvisionedModelThroughput", "getCustomModel", "getFoundationModel"],
    ],
    [
      "custom-model",
      customArn,
      ["amazon.nova-micro-v1:0:128k"],
      ["us-east-1"],
      ["getCustomModel", "getFoundationModel"],
    ],
    [
      "custom-deployment",
      deploymentArn,
      ["amazon.nova-micro-v1:0:128k"],
      ["us-east-1"],
      ["getCustomModelDeployment", "getCustomModel", "getFoundationModel"],
    ],
    ["imported", importedArn, [], ["us-east-1"], ["getImportedModel"]],
    [
      "router",
      routerArn,
      ["x.small-1", nova, nova, nova],
      usRegions,
      ["getPromptRouter", "getInferenceProfile", "getFoundationModel", "getFoundationModel"],
    ],
    ["marketplace", endpointArn, [], ["us-east-1"], ["getMarketplaceModelEndpoint"]],
  ])("follows a %s to its models", async (kind, modelId, models, destinations, operations) => {
    const { client, control } = clientOf(account);
    const found = await client.resolve(modelId);
    expect(found).toMatchObject({ kind, modelId, region: "us-east-1", destinations, missing: [] });
    expect(found.models.map((each) => each.modelId)).toEqual(models);
    expect([...control.operations].sort()).toEqual([...operations].sort());
    expect(found.name).toBeTypeOf("string");
  });

  it("says of a model what the control plane says", async () => {
    const times = {
      startOfLifeTime: new Date("2024-01-01"),
      legacyTime: new Date("2026-01-01"),
      endOfLifeTime: new Date("2026-07-01"),
    };
    const more = {
      modelLifecycle: { status: "LEGACY", ...times },
      outputModalities: ["IMAGE"],
      responseStreamingSupported: false,
    } as const;
    const { client } = clientOf({ getFoundationModel: () => model(nova, { ...more, outputModalities: ["IMAGE"] }) });
    expect(await client.resolve(nova)).toMatchObject({
      arn: modelArn(nova, "us-east-1"),
      name: "nova-lite-v1:0",
      status: "LEGACY",
      via: [],
      models: [
        {
          modelId: nova,
          region: "us-east-1",
          provider: "Provider",
          inputModalities: ["TEXT"],
          outputModalities: ["IMAGE"],
          streaming: false,
          onDemand: true,
          lifecycle: {
            status: "LEGACY",
            legacyTime: "2026-01-01T00:00:00.000Z",
            endOfLifeTime: "2026-07-01T00:00:00.000Z",
          },
        },
      ],
    });
  });

  it("says of a model that profiles alone offer that it cannot be called by itself", async () => {
    const { client } = clientOf({ getFoundationModel: () => model(nova, { inferenceTypesSupported: [] }) });
    const { capabilities, models } = await client.resolve(nova);
    expect(models[0]?.onDemand).toBe(false);
    expect(capabilities.converse).toMatchObject({ answer: "no", source: "control-plane" });
    expect(capabilities.invokeModelStream.answer).toBe("no");
  });

  it("remembers what the service has refused", async () => {
    const { client, transport } = clientOf(account);
    transport.send = () =>
      Promise.reject(awsException("ValidationException", "This model doesn't support tool use.", 400));
    await failure(client.converse(nova, { messages: "Hi" }));
    const after = (await client.resolve(nova)).capabilities.toolUse;
    expect(after).toMatchObject({ answer: "no", source: "service" });
  });

  it("names everything on the way as it is written there", async () => {
    const { client } = clientOf(account);
    expect((await client.resolve(`${promptArn}:3`)).via).toEqual([
      { kind: "cross-region", modelId: usProfile },
      ...usArns.map((modelId) => ({ kind: "base", modelId })),
    ]);
  });

  it("has the facts of a prompt, an imported model, a router and an endpoint", async () => {
    const { client } = clientOf(account);
    expect((await client.resolve(`${promptArn}:3`)).prompt).toEqual({
      name: "translate",
      version: "3",
      variables: ["language", "message"],
      modelId: usProfile,
    });
    expect((await client.resolve(importedArn)).imported).toEqual({ architecture: "llama", converse: false });
    expect((await client.resolve(routerArn)).router).toEqual({
      fallback: modelArn("x.small-1", "us-east-1"),
      candidates: [modelArn("x.small-1", "us-east-1"), ownArn(`inference-profile/${usProfile}`)],
    });
    expect((await client.resolve(endpointArn)).endpoint).toMatchObject({ status: "InService" });
  });

  it("takes a global profile to go anywhere, whatever it lists", async () => {
    const listed = clientOf(account);
    expect((await listed.client.resolve("global.x.m-1")).destinations).toEqual(["*"]);
    const { client } = clientOf({
      ...account,
      getInferenceProfile: () => profile("global.x.m-1", [modelArn("x.m-1", "us-east-1")]),
    });
    expect((await client.resolve("global.x.m-1")).destinations).toEqual(["*"]);
    const copied = clientOf({
      ...account,
      getInferenceProfile: () => profile("copy", ["arn:aws:bedrock:::foundation-model/x.m-1"], "APPLICATION"),
    });
    expect((await copied.client.resolve(appArn)).destinations).toEqual(["*"]);
  });

  it.each([
    ["without a model", [{ name: "v", templateType: "TEXT", templateConfiguration: { text: { text: "Hi" } } }]],
    [
      "bound to an agent",
      [
        {
          name: "v",
          templateType: "TEXT",
          genAiResource: { agent: { agentIdentifier: "arn:aws:bedrock:us-east-1:123456789012:agent-alias/A/B" } },
          templateConfiguration: { text: { text: "Hi" } },
        },
      ],
    ],
  ] as const)("resolves a prompt %s to no models", async (_what, variants) => {
    const { client } = clientOf({
      getPrompt: () => ({ name: "p", version: "DRAFT", variants: [...variants] }),
    } as Script);
    expect(await client.resolve(promptArn)).toMatchObject({
      models: [],
      destinations: "unknown",
      via: [],
      prompt: { version: "DRAFT" },
    });
  });

  it("asks for a version apart from the prompt, and by the id alone outside of the partition aws", async () => {
    const { client, control } = clientOf(account);
    await client.resolve(`${promptArn}:3`);
    expect(control.calls[0]?.input).toEqual({ promptIdentifier: promptArn, promptVersion: "3" });
    const gov = clientOf(account, { region: "us-gov-west-1" });
    await gov.client.resolve("arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:prompt/ABCDEFGHIJ");
    expect(gov.control.calls[0]?.input).toEqual({ promptIdentifier: "ABCDEFGHIJ" });
  });
});

describe("what may not be read", () => {
  it("is unknown, and names the permission", async () => {
    const { client } = clientOf({
      ...account,
      getInferenceProfile: () => Promise.reject(denied("bedrock:GetInferenceProfile")),
    });
    expect(await client.resolve(`${promptArn}:3`)).toMatchObject({
      status: "unknown",
      models: [],
      destinations: "unknown",
      via: [{ kind: "cross-region", modelId: usProfile }],
      missing: [
        {
          action: "bedrock:GetInferenceProfile",
          resource: `arn:aws:bedrock:us-east-1:*:inference-profile/${usProfile}`,
        },
      ],
      prompt: { name: "translate" },
    });
    expect(await client.resolve(usProfile)).toMatchObject({
      status: "unknown",
      missing: [{ action: "bedrock:GetInferenceProfile" }],
    });
  });

  it("leaves what is known besides: the foundation model of a provisioned throughput", async () => {
    const { client } = clientOf({ ...account, getCustomModel: () => Promise.reject(denied("bedrock:GetCustomModel")) });
    const found = await client.resolve(provisionedArn);
    expect(found.models.map(({ modelId }) => modelId)).toEqual(["amazon.nova-micro-v1:0:128k"]);
    expect(found.missing).toEqual([{ action: "bedrock:GetCustomModel", resource: customArn }]);
    expect(found.destinations).toEqual(["us-east-1"]);
  });

  it("leaves models without details", async () => {
    const { client } = clientOf({
      ...account,
      getFoundationModel: () => Promise.reject(denied("bedrock:GetFoundationModel")),
    });
    const found = await client.resolve(usProfile);
    expect(found.models).toHaveLength(3);
    expect(found.models[0]).toMatchObject({
      modelId: nova,
      region: "us-east-1",
      provider: "unknown",
      streaming: "unknown",
      lifecycle: { status: "unknown" },
    });
    expect(found.destinations).toEqual(usRegions);
  });
});

describe("what is not whole", () => {
  it.each([
    ["an entry without an ARN", [{ modelArn: usArns[0] }, {}]],
    ["an entry that is none", [{ modelArn: usArns[0] }, null]],
    ["a list that is none", "x"],
    ["no entry", []],
  ])("leaves the destinations of a profile unknown: %s", async (_what, models) => {
    const { client } = clientOf({ ...account, getInferenceProfile: () => ({ status: "ACTIVE", models }) as never });
    expect((await client.resolve(usProfile)).destinations).toBe("unknown");
  });

  it("leaves the destinations of a router unknown", async () => {
    for (const answer of [{ models: [{}] }, { models: [{ modelArn: usArns[0] }], fallbackModel: {} }]) {
      const { client } = clientOf({ ...account, getPromptRouter: () => answer as never });
      expect((await client.resolve(routerArn)).destinations).toBe("unknown");
    }
  });

  it("is not hidden in another region of a profile: an abort is an abort, and a denial is told", async () => {
    const only = { getInferenceProfile: () => profile(usProfile, [modelArn(nova, "us-east-2")]) };
    const answerWith = (second: () => Promise<never>): Script => ({
      ...only,
      getFoundationModel: (_input, { region }) => (region === "us-east-2" ? second() : Promise.reject(gone())),
    });
    const denying = clientOf(answerWith(() => Promise.reject(denied("x"))));
    expect((await denying.client.resolve(usProfile)).missing).toEqual([
      { action: "bedrock:GetFoundationModel", resource: modelArn(nova, "us-east-2") },
    ]);
    const hanging = clientOf(answerWith(() => new Promise(() => {})));
    const error = await failure(hanging.client.resolve(usProfile, { signal: AbortSignal.timeout(5) }));
    expect(error.code).toBe("aborted");
    const busy = clientOf(answerWith(() => Promise.reject(awsException("ThrottlingException", "Rate", 429))));
    expect((await failure(busy.client.resolve(usProfile))).code).toBe("throttled");
  });

  it("is nobody's to change in what is remembered", async () => {
    const { client } = clientOf(account);
    const first = await client.resolve(nova);
    const { inputModalities } = first.models[0] as unknown as { inputModalities: string[] }; // as a careless caller has it
    inputModalities.push("SMELL");
    expect((await client.resolve(nova)).models[0]?.inputModalities).toEqual(["TEXT"]);
  });
});

describe("what leads nowhere", () => {
  it("is not found, with the way to it", async () => {
    const { client } = clientOf({ ...account, getInferenceProfile: () => Promise.reject(gone()) });
    const error = await failure(client.resolve(`${promptArn}:3`));
    expect(error.code).toBe("not-found");
    expect(error.message).toContain(`${promptArn}:3 → ${usProfile}`);
    expect((await failure(client.resolve(usProfile))).code).toBe("not-found");
  });

  it("is found out in a circle", async () => {
    const other = ownArn("custom-model/amazon.nova-micro-v1:0:128k/bbbbbbbbbbbb");
    const { client } = clientOf({
      ...account,
      getCustomModel: ({ modelIdentifier }) => ({
        modelArn: modelIdentifier,
        modelName: "m",
        baseModelArn: modelIdentifier === customArn ? other : customArn,
      }),
    });
    const error = await failure(client.resolve(deploymentArn));
    expect(error.code).toBe("not-found");
    expect(error.message).toContain(`${deploymentArn} → ${customArn} → ${other} → ${customArn}`);
  });

  it("is not found where a prompt names a model that is gone; a profile's model need not be in its own region", async () => {
    const script: Script = {
      ...account,
      getFoundationModel: (_input, { region }) => (region === "us-east-2" ? model(nova) : Promise.reject(gone())),
    };
    const { client } = clientOf({
      ...script,
      getPrompt: () => ({
        name: "p",
        version: "1",
        variants: [
          { name: "v", templateType: "TEXT", modelId: "x.gone-1", templateConfiguration: { text: { text: "" } } },
        ],
      }),
    });
    expect((await failure(client.resolve(promptArn))).message).toContain("x.gone-1");
    const only = clientOf({ ...script, getInferenceProfile: () => profile(usProfile, [modelArn(nova, "us-east-2")]) });
    expect((await only.client.resolve(usProfile)).models[0]?.provider).toBe("Provider");
  });
});

describe("what it costs", () => {
  it("is one look-up for a thousand callers at once, and none for the next", async () => {
    const { client, control } = clientOf(account);
    await Promise.all(Array.from({ length: 1_000 }, () => client.resolve(nova)));
    await client.resolve(nova);
    expect(control.operations).toEqual(["getFoundationModel"]);
  });

  it("is paid again on request, and for errors that pass", async () => {
    let fails = true;
    const { client, control } = clientOf({
      getFoundationModel: () =>
        fails ? Promise.reject(awsException("InternalServerException", "Oops", 500)) : model(nova),
    });
    expect((await failure(client.resolve(nova))).code).toBe("unavailable");
    fails = false;
    await client.resolve(nova);
    await client.resolve(nova, { refresh: true });
    expect(control.operations).toHaveLength(3);
  });

  it("is at most three look-ups for a profile, however many regions it spans", async () => {
    const regions = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3"];
    const { client, control } = clientOf(
      {
        ...account,
        getInferenceProfile: () =>
          profile(
            "eu.x.m-1",
            regions.map((region) => modelArn("x.m-1", region)),
          ),
      },
      { region: "eu-west-1" },
    );
    const found = await client.resolve("eu.x.m-1");
    expect(found.destinations).toEqual(regions);
    expect(found.models).toHaveLength(7);
    expect(control.calls.length).toBeLessThanOrEqual(3);
  });

  it("ends for one caller alone when that one aborts", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client } = clientOf({ getFoundationModel: () => held.then(() => model(nova)) });
    const leaving = new AbortController();
    const left = failure(client.resolve(nova, { signal: leaving.signal }));
    const stays = client.resolve(nova);
    leaving.abort();
    expect((await left).code).toBe("aborted");
    release();
    expect((await stays).kind).toBe("base");
  });

  it("calls the question back when the last one has left", async () => {
    const { client, control } = clientOf({ getFoundationModel: () => new Promise(() => {}) });
    const leaving = new AbortController();
    const left = failure(client.resolve(nova, { signal: leaving.signal }));
    await expect.poll(() => control.calls.length).toBe(1);
    leaving.abort();
    await left;
    expect(control.calls[0]?.signal?.aborted).toBe(true);
  });
});

describe("tags", () => {
  it("are asked for on request alone", async () => {
    const script: Script = {
      ...account,
      listTagsForResource: () => ({ tags: [{ key: "team", value: "search" }] }),
      listPromptTags: () => ({ tags: { team: "text" } }),
    };
    const { client } = clientOf(script);
    expect((await client.resolve(appArn)).tags).toBeUndefined();
    expect((await client.resolve(appArn, { include: ["tags"] })).tags).toEqual({ team: "search" });
    expect((await client.resolve(promptArn, { include: ["tags"] })).tags).toEqual({ team: "text" });
    expect((await client.resolve(nova, { include: ["tags"] })).tags).toEqual({});
  });
});

describe("regions", () => {
  it("follow the ARN, and its partition never changes", async () => {
    const { client, control } = clientOf(account);
    const arn = ownArn("application-inference-profile/abc123def456", "eu-west-1");
    expect((await client.resolve(arn)).region).toBe("eu-west-1");
    expect(control.calls.map(({ region }) => region)).toEqual(["eu-west-1", "eu-west-1"]);
    const error = await failure(client.resolve("arn:aws-cn:bedrock:cn-north-1:123456789012:prompt/ABCDEFGHIJ"));
    expect(error.code).toBe("region-mismatch");
    const strict = clientOf(account, { regions: "strict" });
    expect((await failure(strict.client.resolve(arn))).code).toBe("region-mismatch");
    expect(strict.control.calls).toEqual([]);
  });
});
