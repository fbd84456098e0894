import {
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListCustomModelsCommand,
  type ListCustomModelsCommandInput,
  ListInferenceProfilesCommand,
  paginateListCustomModels,
  paginateListInferenceProfiles,
} from "@aws-sdk/client-bedrock";
import { paginateListPrompts } from "@aws-sdk/client-bedrock-agent";
import { describe, expect, it } from "vitest";
import type { ResourceDefinition } from "../../src/index.ts";
import { randomBelow } from "../../src/wire/random.ts";
import { allIn, arn, foundationArn, liteArn, plane } from "./support.ts";

const profiles = (count: number): ResourceDefinition[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "application-profile",
    name: `team ${index}`,
    models: [liteArn],
  }));

describe("a list in pages", () => {
  it("of ten thousand profiles comes to its end, each once and in the order of creation", async () => {
    await using there = await plane({ resources: profiles(10_000) });
    const pages = paginateListInferenceProfiles(
      { client: there.bedrock, pageSize: 1_000 },
      { typeEquals: "APPLICATION" },
    );
    const all = await allIn(pages, (page) => page.inferenceProfileSummaries);
    expect(all.map(({ inferenceProfileName }) => inferenceProfileName)).toEqual([
      "chatbot",
      "finance",
      ...Array.from({ length: 10_000 }, (_, index) => `team ${index}`),
    ]);
    expect(new Set(all.map(({ inferenceProfileArn }) => inferenceProfileArn)).size).toBe(10_002);
    expect(there.emulator.calls).toHaveLength(11);
  });

  it("has a hundred on a page where the request does not say, and no token on the last", async () => {
    await using there = await plane({ resources: profiles(98) });
    const full = await there.bedrock.send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }));
    expect(full.inferenceProfileSummaries).toHaveLength(100);
    expect(full.nextToken).toBeUndefined();
    await using more = await plane({ resources: profiles(99) });
    const first = await more.bedrock.send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }));
    expect(first.inferenceProfileSummaries).toHaveLength(100);
    expect(first.nextToken).toMatch(/^\S+$/);
  });

  it("goes backwards as well", async () => {
    const resources: ResourceDefinition[] = Array.from({ length: 7 }, (_, index) => ({
      kind: "custom-model",
      name: `own${index}`,
      model: foundationArn("amazon.nova-micro-v1:0"),
    }));
    await using there = await plane({ resources });
    const listed = async (sortOrder: "Ascending" | "Descending") =>
      allIn(
        paginateListCustomModels({ client: there.bedrock, pageSize: 2 }, { sortOrder }),
        (page) => page.modelSummaries,
      );
    const ascending = (await listed("Ascending")).map(({ modelName }) => modelName);
    const descending = (await listed("Descending")).map(({ modelName }) => modelName);
    expect(ascending).toHaveLength(9);
    expect(descending).toEqual(ascending.reverse());
  });

  it("has ten prompts on a page", async () => {
    const resources: ResourceDefinition[] = Array.from({ length: 12 }, (_, index) => ({
      kind: "prompt",
      name: `p${index}`,
    }));
    await using there = await plane({ resources });
    const sizes: number[] = [];
    for await (const page of paginateListPrompts({ client: there.agent }, {}))
      sizes.push(page.promptSummaries?.length ?? 0);
    expect(sizes).toEqual([10, 3]);
  });

  it.each([1, 2, 3, 4, 5])(
    "misses and repeats nothing that was there all the time, while others come and go (%i)",
    async (seed) => {
      const random = randomBelow(seed);
      await using there = await plane({ resources: profiles(20) });
      const list = () =>
        allIn(
          paginateListInferenceProfiles({ client: there.bedrock, pageSize: 50 }, { typeEquals: "APPLICATION" }),
          (page) => page.inferenceProfileSummaries?.map(({ inferenceProfileArn = "" }) => inferenceProfileArn),
        );
      const before = await list();
      const deleted = new Set<string>();
      const seen: string[] = [];
      const pages = paginateListInferenceProfiles(
        { client: there.bedrock, pageSize: 1 + random(4) },
        { typeEquals: "APPLICATION" },
      );
      for await (const page of pages) {
        seen.push(...(page.inferenceProfileSummaries ?? []).map(({ inferenceProfileArn = "" }) => inferenceProfileArn));
        const victim = before[random(before.length)] ?? "";
        if (!deleted.has(victim)) {
          await there.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: victim }));
          deleted.add(victim);
        }
        if (random(3) === 0) {
          const modelSource = { copyFrom: liteArn };
          await there.bedrock.send(new CreateInferenceProfileCommand({ inferenceProfileName: "new", modelSource }));
        }
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(before.filter((profile) => !deleted.has(profile))));
      const after = await list();
      expect(after.filter((profile) => deleted.has(profile))).toEqual([]);
    },
  );
});

describe("what a list refuses", () => {
  const invalid = { name: "ValidationException", $metadata: { httpStatusCode: 400 } };

  it.each([
    { maxResults: 0 },
    { maxResults: 1_001 },
    { maxResults: 1.5 },
    { nextToken: "made-up" },
    { nextToken: btoa("3.made-up") },
    // Not one that the SDK's types know.
    { typeEquals: "MINE" as "APPLICATION" },
  ])("%j is a ValidationException", async (input) => {
    await using there = await plane();
    await expect(there.bedrock.send(new ListInferenceProfilesCommand(input))).rejects.toMatchObject(invalid);
  });

  it("a token with another filter than it was made with", async () => {
    await using there = await plane();
    const { nextToken } = await there.bedrock.send(new ListInferenceProfilesCommand({ maxResults: 1 }));
    const other = new ListInferenceProfilesCommand({
      maxResults: 1,
      typeEquals: "APPLICATION",
      ...(nextToken && { nextToken }),
    });
    expect(nextToken).toBeDefined();
    await expect(there.bedrock.send(other)).rejects.toMatchObject(invalid);
  });

  it("a token of another list", async () => {
    await using there = await plane();
    const { nextToken } = await there.bedrock.send(new ListCustomModelsCommand({ maxResults: 1 }));
    expect(nextToken).toBeDefined();
    const other = new ListInferenceProfilesCommand({ ...(nextToken && { nextToken }) });
    await expect(there.bedrock.send(other)).rejects.toMatchObject(invalid);
  });
});

describe("filters", () => {
  it("by time and status are AWS's", async () => {
    await using there = await plane();
    const names = async (input: ListCustomModelsCommandInput) =>
      (await there.bedrock.send(new ListCustomModelsCommand(input))).modelSummaries?.map(({ modelName }) => modelName);
    const [model] = (await there.bedrock.send(new ListCustomModelsCommand({}))).modelSummaries ?? [];
    const created = model?.creationTime?.getTime() ?? 0;
    const both = ["tickets", "invoices"];
    expect(
      await names({ creationTimeAfter: new Date(created - 1), creationTimeBefore: new Date(created + 1) }),
    ).toEqual(both);
    expect(await names({ creationTimeAfter: new Date(created + 1) })).toEqual([]);
    expect(await names({ creationTimeBefore: new Date(created - 1) })).toEqual([]);
    expect(await names({ modelStatus: "Active", isOwned: true })).toEqual(both);
    expect(await names({ modelStatus: "Failed" })).toEqual([]);
    expect(await names({ isOwned: false })).toEqual([]);
  });
});

describe("the resources option", () => {
  const circle = ["loop00000001", "loop00000002"].map((id) => arn(`application-inference-profile/${id}`));

  it("takes circles and ARNs that lead nowhere: they can be read, and not invoked", async () => {
    const [first = "", second = ""] = circle;
    const nowhere = foundationArn("nobody.model-1", "eu-west-1");
    await using there = await plane({
      resources: [
        { kind: "application-profile", id: "loop00000001", name: "one", models: [second] },
        { kind: "application-profile", id: "loop00000002", name: "two", models: [first] },
        { kind: "application-profile", id: "nowhere00001", name: "nowhere", models: [nowhere] },
        { kind: "router", id: "halfrouter01", name: "half", models: [liteArn, nowhere] },
        { kind: "cross-region", id: "kr.newco.model-1", name: "KR", models: [nowhere, liteArn] },
      ],
    });
    const modelsOf = async (inferenceProfileIdentifier: string) =>
      (await there.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }))).models;
    expect(await modelsOf("loop00000001")).toEqual([{ modelArn: second }]);
    expect(await modelsOf("nowhere00001")).toEqual([{ modelArn: nowhere }]);
    const messages = [{ role: "user" as const, content: [{ text: "Hello" }] }];
    const broken = ["application-inference-profile/nowhere00001", "prompt-router/halfrouter01"].map(arn);
    for (const modelId of [...circle, ...broken]) {
      await expect(there.say({ modelId, messages })).rejects.toMatchObject({
        name: "ValidationException",
        message: "The provided model identifier is invalid.",
      });
    }
    // A destination that is there answers.
    expect(await there.say({ modelId: "kr.newco.model-1", messages })).toContain("Nova Lite");
  });

  it("makes the same ids in every emulator, and takes the place of what is seeded", async () => {
    const resources: ResourceDefinition[] = [
      { kind: "application-profile", name: "mine", models: [liteArn] },
      { kind: "application-profile", name: "mine", models: [liteArn] },
      { kind: "application-profile", id: "chatbot00001", name: "other", models: [liteArn] },
      { kind: "prompt", id: "TRANSLATE1", name: "shorter", modelId: "amazon.nova-lite-v1:0", text: "Say {{what}}" },
    ];
    await using one = await plane({ resources });
    await using two = await plane({ resources });
    const { targets } = one.emulator.account;
    expect(two.emulator.account.targets).toEqual(targets);
    expect(new Set(targets.map(({ modelId }) => modelId)).size).toBe(targets.length);
    expect(targets.filter(({ name }) => name === "mine")).toHaveLength(2);
    expect(targets.filter(({ kind }) => kind === "prompt").map(({ name }) => name)).toEqual(["shorter (draft)"]);
    expect(targets.map(({ name }) => name)).not.toContain("chatbot (Nova Lite)");
    const said = await one.say({ modelId: arn("prompt/TRANSLATE1"), promptVariables: { what: { text: "cheese" } } });
    expect(said).toContain("“Say cheese”");
  });
});
