import {
  CreateCustomModelDeploymentCommand,
  CreateInferenceProfileCommand,
  type CreateInferenceProfileCommandInput,
  CreatePromptRouterCommand,
  CreateProvisionedModelThroughputCommand,
  DeleteCustomModelDeploymentCommand,
  DeleteImportedModelCommand,
  DeleteInferenceProfileCommand,
  DeletePromptRouterCommand,
  DeleteProvisionedModelThroughputCommand,
  GetInferenceProfileCommand,
  GetProvisionedModelThroughputCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hello } from "../support.ts";
import { arn, foundationArn, liteArn, type Plane, plane } from "./support.ts";

let there: Plane;
beforeEach(async () => {
  there = await plane();
});
afterEach(() => there[Symbol.asyncDispose]());

const microArn = foundationArn("amazon.nova-micro-v1:0");
const tickets = arn("custom-model/amazon.nova-micro-v1:0:128k/tickets00001");
const invoices = arn("custom-model/meta.llama3-1-8b-instruct-v1:0:128k/invoices0001");
const invalidId = { name: "ValidationException", message: "The provided model identifier is invalid." };

const createProfile = async (input: Partial<CreateInferenceProfileCommandInput> = {}): Promise<string> => {
  const command = new CreateInferenceProfileCommand({
    inferenceProfileName: "Search team",
    modelSource: { copyFrom: liteArn },
    ...input,
  });
  return (await there.bedrock.send(command)).inferenceProfileArn ?? "";
};

const isListed = (modelId: string) => there.emulator.account.targets.some((target) => target.modelId === modelId);

describe("what is created can be invoked at once, and no more when it is deleted", () => {
  const cases: readonly {
    kind: string;
    model: string;
    create: () => Promise<string>;
    remove: (arn: string) => Promise<unknown>;
  }[] = [
    {
      kind: "application-profile",
      model: "Nova Lite",
      create: () => createProfile(),
      remove: (inferenceProfileIdentifier) =>
        there.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier })),
    },
    {
      kind: "provisioned",
      model: "Nova Micro",
      create: async () => {
        const input = { provisionedModelName: "mine", modelId: tickets, modelUnits: 2 };
        return (await there.bedrock.send(new CreateProvisionedModelThroughputCommand(input))).provisionedModelArn ?? "";
      },
      remove: (provisionedModelId) =>
        there.bedrock.send(new DeleteProvisionedModelThroughputCommand({ provisionedModelId })),
    },
    {
      kind: "custom-deployment",
      model: "Llama 3.1 8B Instruct",
      create: async () => {
        const input = { modelDeploymentName: "mine", modelArn: invoices };
        return (await there.bedrock.send(new CreateCustomModelDeploymentCommand(input))).customModelDeploymentArn ?? "";
      },
      remove: (customModelDeploymentIdentifier) =>
        there.bedrock.send(new DeleteCustomModelDeploymentCommand({ customModelDeploymentIdentifier })),
    },
    {
      kind: "router",
      model: "Nova Micro",
      create: async () => {
        const input = {
          promptRouterName: "mine",
          models: [{ modelArn: microArn }, { modelArn: liteArn }],
          fallbackModel: { modelArn: liteArn },
          routingCriteria: { responseQualityDifference: 10 },
        };
        return (await there.bedrock.send(new CreatePromptRouterCommand(input))).promptRouterArn ?? "";
      },
      remove: (promptRouterArn) => there.bedrock.send(new DeletePromptRouterCommand({ promptRouterArn })),
    },
  ];

  it.each(cases)("$kind", async ({ kind, model, create, remove }) => {
    const modelId = await create();
    expect(there.emulator.account.targets).toContainEqual({ kind, modelId, name: expect.any(String) });
    expect(await there.say({ modelId, messages: hello })).toContain(model);
    await remove(modelId);
    expect(isListed(modelId)).toBe(false);
    await expect(there.say({ modelId, messages: hello })).rejects.toMatchObject(invalidId);
    await expect(remove(modelId)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    // What is created again under the same name is another thing.
    expect(await create()).not.toBe(modelId);
  });

  it("imported models, which can only be deleted", async () => {
    const modelId = arn("imported-model/summaries001");
    await there.bedrock.send(new DeleteImportedModelCommand({ modelIdentifier: "summaries" }));
    await expect(there.say({ modelId, messages: hello })).rejects.toMatchObject(invalidId);
  });

  it("until reset, which restores what was there at first", async () => {
    const { targets } = there.emulator.account;
    const before = [...targets];
    const modelId = await createProfile();
    await there.bedrock.send(new DeleteImportedModelCommand({ modelIdentifier: "summaries" }));
    there.emulator.reset();
    expect(there.emulator.account.targets).toEqual(before);
    await expect(there.say({ modelId, messages: hello })).rejects.toMatchObject(invalidId);
    expect(await there.say({ modelId: arn("imported-model/summaries001"), messages: hello })).toContain("summaries");
  });
});

describe("an application profile", () => {
  it("copies the destinations of a system profile", async () => {
    const copyFrom = arn("inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0");
    const description = "Costs of the search team";
    const inferenceProfileIdentifier = await createProfile({ modelSource: { copyFrom }, description });
    const made = await there.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
    const source = await there.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: copyFrom }));
    expect(made).toMatchObject({
      inferenceProfileName: "Search team",
      description,
      models: source.models,
      type: "APPLICATION",
    });
    expect(await there.say({ modelId: inferenceProfileIdentifier, messages: hello })).toContain("Claude Sonnet 4.5");
  });

  it("comes once from one token, however often the request comes", async () => {
    const clientRequestToken = "token-1";
    const first = await createProfile({ clientRequestToken });
    expect(await createProfile({ clientRequestToken })).toBe(first);
    expect(await createProfile({ clientRequestToken: "token-2" })).not.toBe(first);
    expect(await createProfile()).not.toBe(first);
    expect(there.emulator.account.targets.filter(({ name }) => name === "Search team")).toHaveLength(3);
    await expect(createProfile({ clientRequestToken, inferenceProfileName: "Other" })).rejects.toMatchObject({
      name: "ConflictException",
      $metadata: { httpStatusCode: 400 },
    });
    // A token is good for one operation.
    const input = { provisionedModelName: "mine", modelId: microArn, modelUnits: 1, clientRequestToken };
    const capacity = await there.bedrock.send(new CreateProvisionedModelThroughputCommand(input));
    await expect(
      there.bedrock.send(new CreateProvisionedModelThroughputCommand({ ...input, modelUnits: 2 })),
    ).rejects.toMatchObject({ name: "ValidationException" });
    const again = await there.bedrock.send(new CreateProvisionedModelThroughputCommand(input));
    expect(again.provisionedModelArn).toBe(capacity.provisionedModelArn);
  });

  it("comes again from a token whose profile is gone", async () => {
    const clientRequestToken = "token-1";
    const first = await createProfile({ clientRequestToken });
    await there.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: first }));
    const second = await createProfile({ clientRequestToken });
    expect(second).not.toBe(first);
    expect(isListed(second)).toBe(true);
  });

  it.each<[string, Partial<CreateInferenceProfileCommandInput>, string]>([
    ["a name that AWS's pattern refuses", { inferenceProfileName: "Search  team!" }, "ValidationException"],
    ["a name that is too long", { inferenceProfileName: "x".repeat(65) }, "ValidationException"],
    ["a model by its id", { modelSource: { copyFrom: "amazon.nova-lite-v1:0" } }, "ValidationException"],
    [
      "another application profile",
      { modelSource: { copyFrom: arn("application-inference-profile/chatbot00001") } },
      "ValidationException",
    ],
    [
      "a model of another region",
      { modelSource: { copyFrom: foundationArn("amazon.nova-lite-v1:0", "us-west-2") } },
      "ResourceNotFoundException",
    ],
    ["a tag that AWS refuses", { tags: [{ key: "<", value: "" }] }, "ValidationException"],
  ])("is not made of %s", async (_, input, name) => {
    await expect(createProfile(input)).rejects.toMatchObject({ name });
    expect(there.emulator.account.targets.filter(({ kind }) => kind === "application-profile")).toHaveLength(2);
  });
});

describe("what belongs to the system stays", () => {
  it.each([
    new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: "us.amazon.nova-lite-v1:0" }),
    new DeletePromptRouterCommand({ promptRouterArn: arn("default-prompt-router/anthropic.claude:1") }),
  ])("$constructor.name", async (command) => {
    // The union of commands has no common overload of `send`; each is one of this client's.
    await expect(there.bedrock.send(command as DeletePromptRouterCommand)).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

describe("what others stand on", () => {
  it("provisioned throughput of a custom model names its foundation model, and the custom model names it", async () => {
    const input = {
      provisionedModelName: "own",
      modelId: "invoices",
      modelUnits: 3,
      commitmentDuration: "OneMonth" as const,
    };
    const { provisionedModelArn = "" } = await there.bedrock.send(new CreateProvisionedModelThroughputCommand(input));
    expect(
      await there.bedrock.send(new GetProvisionedModelThroughputCommand({ provisionedModelId: "own" })),
    ).toMatchObject({
      provisionedModelArn,
      modelArn: invoices,
      foundationModelArn: foundationArn("meta.llama3-1-8b-instruct-v1:0"),
      modelUnits: 3,
      commitmentDuration: "OneMonth",
    });
    await expect(there.say({ modelId: invoices, messages: hello })).rejects.toThrow(provisionedModelArn);
  });

  it("a name that is as good as an ARN is given away once", async () => {
    const input = { modelDeploymentName: "tickets", modelArn: tickets };
    await expect(there.bedrock.send(new CreateCustomModelDeploymentCommand(input))).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("ticketsdep01"),
    });
  });

  it("a router invokes its models like anybody else: one that only profiles reach fails it", async () => {
    const sonnet = foundationArn("anthropic.claude-sonnet-4-5-20250929-v1:0");
    const input = {
      promptRouterName: "mine",
      models: [{ modelArn: liteArn }, { modelArn: sonnet }],
      fallbackModel: { modelArn: liteArn },
      routingCriteria: { responseQualityDifference: 0 },
    };
    const { promptRouterArn } = await there.bedrock.send(new CreatePromptRouterCommand(input));
    await expect(there.say({ modelId: promptRouterArn, messages: hello })).rejects.toThrow(
      /with on-demand throughput isn’t/,
    );
  });

  it("a router takes two models that are there", async () => {
    const route = (...arns: string[]) =>
      there.bedrock.send(
        new CreatePromptRouterCommand({
          promptRouterName: "mine",
          models: arns.map((modelArn) => ({ modelArn })),
          fallbackModel: { modelArn: liteArn },
          routingCriteria: { responseQualityDifference: 0 },
        }),
      );
    await expect(route(liteArn)).rejects.toThrow(/exactly two/);
    await expect(route(liteArn, foundationArn("nobody.model-1"))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await expect(route(liteArn, arn("imported-model/summaries001"))).rejects.toThrow(
      /foundation models and inference profiles/,
    );
  });
});

describe("tags", () => {
  const tagsOf = async (resourceARN: string) =>
    (await there.bedrock.send(new ListTagsForResourceCommand({ resourceARN }))).tags;

  it("are those of the creation, and then those of whoever tags", async () => {
    const resourceARN = await createProfile({ tags: [{ key: "team", value: "search" }] });
    expect(await tagsOf(resourceARN)).toEqual([{ key: "team", value: "search" }]);
    const tags = [
      { key: "team", value: "find" },
      { key: "cost:center", value: "" },
    ];
    await there.bedrock.send(new TagResourceCommand({ resourceARN, tags }));
    expect(await tagsOf(resourceARN)).toEqual(tags);
    await there.bedrock.send(new UntagResourceCommand({ resourceARN, tagKeys: ["team", "unknown"] }));
    expect(await tagsOf(resourceARN)).toEqual([{ key: "cost:center", value: "" }]);
  });

  it("belong to an ARN: an id has none", async () => {
    await expect(tagsOf("us.amazon.nova-lite-v1:0")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});
