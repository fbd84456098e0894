import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../../src/index.ts";
import { modelArn, ownArn } from "../../support/control-answers.ts";
import { awsException, denied } from "../../support/scripted-control.ts";
import { base, crossRegion } from "../../support/strategies.ts";
import { globalModels, meeting, nova, ProfileAccount, us, usModels } from "./support.ts";

const search = { name: "search", from: us, tags: { team: "search", "cost centre": "7" } };

describe("a profile that does not exist", () => {
  it("is made of a system profile, with its tags, and given as a target", async () => {
    const account = new ProfileAccount();
    const target = await account.client().ensureApplicationProfile({ ...search, description: "For search" });
    expect(target).toMatchObject({ kind: "application-profile", modelId: [...account.owned.keys()][0] });
    expect(account.created).toEqual([
      {
        inferenceProfileName: "search",
        modelSource: { copyFrom: ownArn(`inference-profile/${us}`) },
        description: "For search",
        tags: [
          { key: "cost centre", value: "7" },
          { key: "team", value: "search" },
        ],
        clientRequestToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it("is made of a foundation model in the client's region, about which nothing is asked", async () => {
    const account = new ProfileAccount();
    await account.client({ region: "eu-west-1" }).ensureApplicationProfile({ name: "n", from: nova });
    expect(account.created[0]).toMatchObject({ modelSource: { copyFrom: modelArn(nova, "eu-west-1") } });
    expect(account.created[0]).not.toHaveProperty("tags");
    expect(new Set(account.control.calls.map(({ region }) => region))).toEqual(new Set(["eu-west-1"]));
  });

  it("is made in the region of an ARN, or nowhere where the client does not leave its own", async () => {
    const account = new ProfileAccount();
    const from = modelArn(nova, "eu-west-1");
    await account.client().ensureApplicationProfile({ name: "n", from });
    expect(account.created[0]).toMatchObject({ modelSource: { copyFrom: from } });
    expect(account.control.calls.every(({ region }) => region === "eu-west-1")).toBe(true);
    const strict = account.client({ regions: "strict" }).ensureApplicationProfile({ name: "m", from });
    await expect(strict).rejects.toMatchObject({ code: "region-mismatch" });
    expect(account.created).toHaveLength(1);
  });

  it("is made of what a prompt, a provisioned throughput or a profile of one region names", async () => {
    const promptArn = ownArn("prompt/ABCDEFGHIJ");
    const provisionedArn = ownArn("provisioned-model/abcdefghijkl");
    const account = new ProfileAccount({
      getPrompt: () => ({
        variants: [{ name: "v", modelId: us, templateType: "TEXT", templateConfiguration: { text: { text: "" } } }],
      }),
      getProvisionedModelThroughput: () => ({ modelArn: modelArn(nova, "us-east-1") }),
    });
    const ofOneRegion = account.own("other", [modelArn(nova, "us-east-1")]);
    const client = account.client();
    for (const [name, from] of Object.entries({ a: promptArn, b: provisionedArn, c: ofOneRegion })) {
      await client.ensureApplicationProfile({ name, from });
    }
    const model = modelArn(nova, "us-east-1");
    expect(account.created.map(({ modelSource }) => modelSource?.copyFrom)).toEqual([
      ownArn(`inference-profile/${us}`),
      model,
      model,
    ]);
  });
});

describe("what a profile cannot be made of", () => {
  it.each([
    ["an application profile of several regions", "app", /not tell what that was copied from.*us-east-1.*us-west-2/],
    ["a router, which chooses", ownArn("prompt-router/abcdefghijkl"), /router/],
    [
      "a model of one's own, whose base is another model",
      ownArn("custom-model-deployment/abcdefghijkl"),
      /custom-deployment/,
    ],
    ["an imported model", ownArn("imported-model/abcdefghijkl"), /imported/],
  ])("%s is refused before anything is made", async (_name, from, message) => {
    const account = new ProfileAccount({
      getPromptRouter: () => ({ models: usModels.map((arn) => ({ modelArn: arn })) }),
      getCustomModelDeployment: () => ({ modelArn: ownArn("custom-model/imported/abcdefghijkl") }),
      getImportedModel: () => ({ modelName: "own" }),
    });
    const several = account.own("several", usModels);
    const ensuring = account.client().ensureApplicationProfile({ name: "n", from: from === "app" ? several : from });
    await expect(ensuring).rejects.toMatchObject({ code: "invalid-request", message: expect.stringMatching(message) });
    expect(account.created).toEqual([]);
  });

  it("a system profile that does not exist is not found", async () => {
    const ensuring = new ProfileAccount().client().ensureApplicationProfile({ name: "n", from: "eu.x.m-1" });
    await expect(ensuring).rejects.toMatchObject({ code: "not-found", target: { modelId: "eu.x.m-1" } });
  });
});

describe("a profile that exists", () => {
  it("is found on any page, and nothing is made", async () => {
    const account = new ProfileAccount();
    for (const name of ["Search", "search ", "searching", "a"]) account.own(name, usModels, search.tags);
    const arn = account.own("search", usModels.toReversed(), { "cost centre": "7", team: "search" });
    const target = await account.client().ensureApplicationProfile(search);
    expect(target.modelId).toBe(arn);
    expect(account.created).toEqual([]);
  });

  it("is found among entries that are none", async () => {
    const account: ProfileAccount = new ProfileAccount({
      listInferenceProfiles: () => {
        const entries: unknown[] = [null, "search", { ...account.owned.get(arn)?.summary, createdAt: "yesterday" }];
        return { inferenceProfileSummaries: entries as never }; // as AWS does not document it
      },
    });
    const arn = account.own("search", usModels, search.tags);
    expect((await account.client().ensureApplicationProfile(search)).modelId).toBe(arn);
  });

  it("is not known where there is no list: that is an error, and nothing is made", async () => {
    const account = new ProfileAccount({
      listInferenceProfiles: () => ({ inferenceProfileSummaries: "none" as never }),
    });
    await expect(account.client().ensureApplicationProfile(search)).rejects.toMatchObject({
      code: "unknown",
      message: expect.stringContaining("list is of type string"),
    });
    expect(account.created).toEqual([]);
  });

  it("keeps its tags where none are asked for, and may have AWS's own", async () => {
    const account = new ProfileAccount();
    const arn = account.own("search", usModels, { ...search.tags, "aws:cloudformation:stack-name": "s" });
    const client = account.client();
    expect((await client.ensureApplicationProfile(search)).modelId).toBe(arn);
    expect((await client.ensureApplicationProfile({ name: "search", from: us })).modelId).toBe(arn);
    expect(account.count("listTagsForResource")).toBe(1);
  });

  it("with other models is an error that shows both", async () => {
    const account = new ProfileAccount();
    account.own("search", [modelArn(nova, "us-east-1")]);
    const ensuring = account.client().ensureApplicationProfile(search);
    await expect(ensuring).rejects.toMatchObject({
      code: "invalid-request",
      message: expect.stringMatching(
        /it has arn\S+us-east-1\S+nova\S+, and \S+us\.amazon\S+ has \S+us-east-1\S+ \S+us-west-2/,
      ),
    });
    expect(account.created).toEqual([]);
  });

  it("of a global profile stays the same when AWS adds a region", async () => {
    const account = new ProfileAccount();
    const arn = account.own("g", [...globalModels, modelArn("x.m-1", "eu-west-1")]);
    expect((await account.client().ensureApplicationProfile({ name: "g", from: "global.x.m-1" })).modelId).toBe(arn);
  });

  it("with other tags is an error that shows both", async () => {
    const account = new ProfileAccount();
    account.own("search", usModels, { team: "finance" });
    await expect(account.client().ensureApplicationProfile(search)).rejects.toMatchObject({
      code: "invalid-request",
      message: expect.stringMatching(/\{"team":"finance"\}.*\{"team":"search","cost centre":"7"\}.*updateTags/),
    });
    expect(account.count("tagResource")).toBe(0);
  });

  it("is given the tags where that is wished, and what was remembered of them is forgotten", async () => {
    const account = new ProfileAccount();
    const arn = account.own("search", usModels, { team: "finance", old: "x", "aws:x": "y" });
    const client = account.client();
    await client.resolve(arn, { include: ["tags"] });
    await client.ensureApplicationProfile({ ...search, updateTags: true });
    expect(account.owned.get(arn)?.tags).toEqual({ ...search.tags, "aws:x": "y" });
    expect((await client.resolve(arn, { include: ["tags"] })).tags).toEqual({ ...search.tags, "aws:x": "y" });
  });

  it("twice is the one with the tags, else the oldest", async () => {
    const account = new ProfileAccount();
    account.own("search", usModels, {}, { createdAt: new Date(9_000_000) });
    const older = account.own("search", usModels, { team: "finance" });
    const right = account.own("search", usModels, search.tags, { createdAt: new Date(10_000_000) });
    const client = account.client();
    expect((await client.ensureApplicationProfile(search)).modelId).toBe(right);
    expect((await client.ensureApplicationProfile({ name: "search", from: us })).modelId).toBe(older);
  });
});

describe("two processes at once", () => {
  it("send the same token, whatever the order of the tags, and end with one profile", async () => {
    const both = meeting(2);
    const account = new ProfileAccount({ listInferenceProfiles: () => both().then(() => ({})) });
    const reversed = { ...search, tags: { "cost centre": "7", team: "search" } };
    const [a, b] = await Promise.all([
      account.client().ensureApplicationProfile(search),
      account.client().ensureApplicationProfile(reversed),
    ]);
    expect(account.created).toHaveLength(2);
    expect(account.created[0]).toEqual(account.created[1]);
    expect(a.modelId).toBe(b.modelId);
  });

  it.each([{ name: "search2" }, { from: nova }, { tags: { team: "search" } }, { tags: {} }])(
    "that differ in %j send different tokens",
    async (difference) => {
      const account = new ProfileAccount({ listInferenceProfiles: () => ({}) });
      await account.client().ensureApplicationProfile(search);
      await account.client().ensureApplicationProfile({ ...search, ...difference });
      const [a, b] = account.created.map(({ clientRequestToken }) => clientRequestToken);
      expect(a).not.toBe(b);
    },
  );

  it("of which one comes too late find what the other has made", async () => {
    const account: ProfileAccount = new ProfileAccount({
      createInferenceProfile: () => {
        account.own("search", usModels, search.tags);
        throw awsException("ConflictException", "The name is taken.", 400);
      },
    });
    const target = await account.client().ensureApplicationProfile(search);
    expect(target.modelId).toBe([...account.owned.keys()][0]);
  });

  it("with a conflict that nobody can explain fail with it", async () => {
    const createInferenceProfile = () => {
      throw awsException("ConflictException", "The name is taken.", 400);
    };
    const account = new ProfileAccount({ createInferenceProfile });
    await expect(account.client().ensureApplicationProfile(search)).rejects.toMatchObject({
      code: "invalid-request",
      message: expect.stringContaining("The name is taken."),
    });
    expect(account.count("listInferenceProfiles")).toBe(2);
  });
});

describe("waiting until it can be used", () => {
  it("takes as long as it takes, also where it is not found at first", async () => {
    const account = new ProfileAccount({ notFound: 1, creating: 1 });
    await account.client().ensureApplicationProfile({ name: "n", from: nova });
    expect(account.count("getInferenceProfile")).toBe(3);
  });

  it("ends after the time that the caller gives it", async () => {
    const account = new ProfileAccount({ creating: 1_000 });
    const ensuring = account.client().ensureApplicationProfile({ name: "n", from: nova, timeoutMs: 300 });
    await expect(ensuring).rejects.toMatchObject({
      code: "timeout",
      retryable: true,
      message: expect.stringContaining("application-inference-profile/app0"),
    });
  });

  it("ends when the caller has had enough", async () => {
    const account = new ProfileAccount({ creating: 1_000 });
    const exchange = new AbortController();
    const ensuring = account.client().ensureApplicationProfile({ name: "n", from: nova, signal: exchange.signal });
    setTimeout(() => exchange.abort(), 50);
    await expect(ensuring).rejects.toMatchObject({ code: "aborted" });
    expect(account.count("getInferenceProfile")).toBe(1);
  });
});

describe("what is wrong before anything is sent", () => {
  it.each([
    { name: "" },
    { name: "two  spaces" },
    { name: "x".repeat(65) },
    { tags: { team: 7 } },
    { tags: ["team"] },
    { description: 7 },
    { timeoutMs: -1 },
    { from: "" },
    { from: undefined },
  ])("%j is refused", async (wrong) => {
    const account = new ProfileAccount();
    const options = { ...search, ...wrong } as typeof search; // as JavaScript may pass it
    await expect(account.client().ensureApplicationProfile(options)).rejects.toMatchObject({
      code: expect.stringMatching(/^invalid-(request|target)$/),
    });
    expect(account.control.calls).toEqual([]);
  });

  it("a client that could not call the profile makes none", async () => {
    const { control } = new ProfileAccount();
    const client = new BedrockClient({ region: "us-east-1", targets: [base, crossRegion], control });
    await expect(client.ensureApplicationProfile(search)).rejects.toMatchObject({
      code: "target-not-installed",
      message: expect.stringContaining("npm install @bedrock-targets/application-profile"),
    });
    expect(control.calls).toEqual([]);
  });
});

describe("a permission that is missing", () => {
  it.each([
    ["getInferenceProfile", "bedrock:GetInferenceProfile"],
    ["listInferenceProfiles", "bedrock:ListInferenceProfiles"],
    ["createInferenceProfile", "bedrock:CreateInferenceProfile"],
  ])("for %s is named", async (operation, action) => {
    const account = new ProfileAccount({
      [operation]: () => {
        throw denied(action);
      },
    });
    await expect(account.client().ensureApplicationProfile(search)).rejects.toMatchObject({
      code: "access-denied",
      advice: expect.stringContaining(`\`${action}\``),
      target: { modelId: us },
    });
  });
});
