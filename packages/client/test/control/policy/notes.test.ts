import { describe, expect, it } from "vitest";
import { model, modelArn, ownArn, profile } from "../../support/control-answers.ts";
import { denied, type Script } from "../../support/scripted-control.ts";
import { everyKind, prompt } from "../../support/strategies.ts";
import { answers, claude, clientOf, linesOf, nova, promptArn, promptOn } from "./support.ts";

const applicationArn = ownArn("application-inference-profile/abcdefghijkl");
const deniedProfile = () => Promise.reject(denied("bedrock:GetInferenceProfile"));
const forbidden: Script = {
  getInferenceProfile: deniedProfile,
  getPrompt: () => Promise.reject(denied("bedrock:GetPrompt")),
  getPromptRouter: () => Promise.reject(denied("bedrock:GetPromptRouter")),
};

describe("offline", () => {
  it("looks nothing up, and says so", async () => {
    const { client, control } = clientOf();
    const targets = [
      nova,
      `us.${claude}`,
      `global.${claude}`,
      applicationArn,
      promptArn,
      ownArn("prompt-router/abcdefghijkl"),
    ];
    const { notes } = await client.policy(targets, { offline: true, lookups: true });
    expect(control.calls).toEqual([]);
    expect(notes[0]).toMatch(/offline/);
  });

  it("puts a star for the account and the regions that nobody knows, and says so", async () => {
    const { client } = clientOf();
    const { document, notes } = await client.policy(`us.${claude}`, { offline: true, operations: ["converse"] });
    expect(linesOf(document)).toEqual([
      `bedrock:InvokeModel arn:aws:bedrock:*::foundation-model/${claude}`,
      `bedrock:InvokeModel arn:aws:bedrock:us-east-1:*:inference-profile/us.${claude}`,
    ]);
    expect(notes.join()).toMatch(/account of us\.anthropic.*`\*`/);
    expect(notes.join()).toMatch(/regions of us\.anthropic.*not known/);
  });

  it("knows all of a global profile but its account", async () => {
    const { client } = clientOf();
    const { document } = await client.policy(ownArn(`inference-profile/global.${claude}`), {
      offline: true,
      operations: ["converse"],
    });
    expect(linesOf(document)).toEqual([
      `bedrock:InvokeModel arn:aws:bedrock:::foundation-model/${claude} if {"StringEquals":{"aws:RequestedRegion":"unspecified"}}`,
      `bedrock:InvokeModel ${ownArn(`inference-profile/global.${claude}`)}`,
      `bedrock:InvokeModel ${modelArn(claude, "us-east-1")}`,
    ]);
  });

  it("says that a policy without what stands behind is incomplete", async () => {
    const { client } = clientOf();
    for (const target of [applicationArn, promptArn, ownArn("prompt-router/abcdefghijkl")]) {
      const { document, notes } = await client.policy(target, { offline: true });
      expect(document.Statement).toHaveLength(1);
      expect(notes.join()).toContain(target);
      expect(notes.join()).toMatch(/incomplete/);
    }
  });

  it.each([nova, ownArn("provisioned-model/abcdefghijkl"), ownArn("imported-model/abcdefghijkl")])(
    "is the whole truth about %s, for which nothing is ever looked up",
    async (target) => {
      const { client, control } = clientOf();
      const [online, offline] = [await client.policy(target), await client.policy(target, { offline: true })];
      expect(online.document).toEqual(offline.document);
      expect(control.calls).toEqual([]);
    },
  );
});

describe("a look-up that is denied", () => {
  it.each([
    [`us.${claude}`, "bedrock:GetInferenceProfile"],
    [applicationArn, "bedrock:GetInferenceProfile"],
    [promptArn, "bedrock:GetPrompt"],
    [ownArn("prompt-router/abcdefghijkl"), "bedrock:GetPromptRouter"],
  ])("leaves the policy of %s incomplete, and names %s", async (target, action) => {
    const { client } = clientOf(forbidden);
    const { notes } = await client.policy(target);
    const [note] = notes.filter((each) => each.includes("could not be read"));
    expect(note).toContain(action);
    expect(note).toContain(target);
    expect(note).toContain("incomplete");
  });

  it("behind a prompt is told of once", async () => {
    const { client } = clientOf({ ...promptOn(`us.${claude}`), getInferenceProfile: deniedProfile });
    const { notes } = await client.policy(promptArn);
    expect(notes.filter((note) => note.includes("could not be read"))).toEqual([
      expect.stringContaining("bedrock:GetInferenceProfile"),
    ]);
  });

  it("is another thing than a target that does not exist", async () => {
    const { client } = clientOf({});
    await expect(client.policy(`us.${claude}`)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("what was looked up", () => {
  it("is remembered, and asked anew once where that is wanted", async () => {
    const { client, control } = clientOf(promptOn(`us.${claude}`));
    await client.policy([promptArn, `us.${claude}`]);
    await client.policy(promptArn, { lookups: true, operations: ["converse"] });
    expect(control.operations).toEqual(["getPrompt", "getInferenceProfile"]);
    await client.policy(promptArn, { refresh: true });
    expect(control.operations).toHaveLength(4);
  });

  it("ends with the signal", async () => {
    const { client } = clientOf({ getInferenceProfile: () => new Promise(() => {}) });
    const policy = client.policy(`us.${claude}`, { signal: AbortSignal.timeout(5) });
    await expect(policy).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("the notes tell", () => {
  const notesFor = async (target: string, options: object = {}, script = answers, clientOptions: object = {}) =>
    (await clientOf(script, clientOptions).client.policy(target, options)).notes.join("\n");

  it("which regions control policies have to allow", async () => {
    expect(await notesFor(`us.${claude}`)).toMatch(/us-east-1, us-west-2.*Service control policies/);
    expect(await notesFor(`global.${claude}`)).toMatch(/unspecified/);
    expect(await notesFor(nova)).not.toMatch(/control policies/);
  });

  it("what stands behind a prompt, and that a draft may change", async () => {
    expect(await notesFor(promptArn, {}, promptOn(nova))).toContain(`stands on ${nova}`);
    expect(await notesFor(promptArn, {}, promptOn(nova))).not.toContain("draft");
    expect(await notesFor(ownArn("prompt/ABCDEFGHIJ"), {}, promptOn(nova))).toContain("draft");
    expect(await notesFor(promptArn, {}, promptOn(undefined))).toContain("names no model");
  });

  it("that models of third parties may have to be subscribed to", async () => {
    expect(await notesFor(`us.${claude}`)).toMatch(/aws-marketplace:Subscribe.*use-case form/);
    expect(await notesFor("meta.llama3-3-70b-instruct-v1:0")).toContain("aws-marketplace:ViewSubscriptions");
    expect(await notesFor(nova)).not.toContain("aws-marketplace");
  });

  it("of look-ups that AWS lists as needed, until they are in the policy", async () => {
    expect(await notesFor(`us.${claude}`)).toMatch(/GetInferenceProfile.*lookups: true/);
    expect(await notesFor(`us.${claude}`, { lookups: true })).not.toContain("lookups: true");
  });

  it("of guardrails, by name or in general", async () => {
    expect(await notesFor(nova)).toContain("`guardrailConfig`");
    expect(await notesFor(nova, { guardrail: "abcdefghijkl" })).toMatch(/guardrail\/abcdefghijkl/);
    expect(await notesFor(nova, { operations: ["countTokens"] })).not.toContain("guardrail");
  });

  it("which profiles recovery chooses from, where a model is not on demand", async () => {
    const recover = { recover: { onDemand: "profile" } };
    const script: Script = {
      getFoundationModel: () => model(claude, { inferenceTypesSupported: [] }),
      listInferenceProfiles: () => ({
        inferenceProfileSummaries: [profile(`us.${claude}`, [modelArn(claude, "us-west-2")])],
      }),
    };
    expect(await notesFor(claude, {}, script, recover)).toContain(`us.${claude}`);
    expect(await notesFor(claude, {}, answers, recover)).not.toContain("Recovery");
    expect(await notesFor(claude, { offline: true }, {}, recover)).toContain("Recovery");
    const { document } = await clientOf(answers, { recover: { onDemand: "profile" } }).client.policy(claude);
    expect(linesOf(document)).toContain("bedrock:ListInferenceProfiles *");
  });

  it("of operations that a kind does not have, where they were asked for", async () => {
    const withRules = { targets: [everyKind, prompt] };
    const said = await notesFor(promptArn, { operations: ["converse", "invokeModel"] }, promptOn(nova), withRules);
    expect(said).toMatch(/`invokeModel` does not exist.*InvokeModel takes no variables/);
    expect(await notesFor(promptArn, {}, promptOn(nova), withRules)).not.toContain("does not exist");
    expect(await notesFor(promptArn, { operations: ["invokeModel", "resolve"] }, promptOn(nova), withRules)).toContain(
      "does not exist",
    );
  });

  it("when a document is too long for a managed policy", async () => {
    const { client } = clientOf();
    const many = Array.from({ length: 90 }, (_, at) => ownArn(`imported-model/abcdefghij${at + 10}`));
    expect((await client.policy(many)).notes.at(-1)).toMatch(/6144/);
    expect((await client.policy(many.slice(0, 10))).notes.join()).not.toMatch(/6144/);
  });
});

describe("what else is in the policy", () => {
  it("a guardrail, by ARN exactly and by id in any account", async () => {
    const { client } = clientOf();
    const arn = ownArn("guardrail/abcdefghijkl");
    const linesWith = async (guardrail: string) => linesOf((await client.policy(nova, { guardrail })).document);
    expect(await linesWith(arn)).toContain(`bedrock:ApplyGuardrail ${arn}`);
    expect(await linesWith("abcdefghijkl")).toContain(
      "bedrock:ApplyGuardrail arn:aws:bedrock:us-east-1:*:guardrail/abcdefghijkl",
    );
    await expect(client.policy(nova, { guardrail: "a guardrail" })).rejects.toMatchObject({ code: "invalid-request" });
  });

  it("the look-ups of a fence, which every call makes", async () => {
    const { client } = clientOf(answers, { within: "us-*" });
    expect(linesOf((await client.policy(`us.${claude}`)).document)).toContain(
      `bedrock:GetInferenceProfile ${ownArn(`inference-profile/us.${claude}`)}`,
    );
    expect(linesOf((await client.policy(nova)).document).join()).not.toContain("Get");
    const open = clientOf(answers, { within: "*" });
    expect(linesOf((await open.client.policy(`us.${claude}`)).document).join()).not.toContain("Get");
  });

  it("nothing for a custom model, which is refused as a call on it is", async () => {
    const { client } = clientOf();
    const custom = ownArn("custom-model/amazon.nova-lite-v1:0/abcdefghijkl") as string;
    await expect(client.policy(custom)).rejects.toMatchObject({
      code: "operation-not-supported",
      message: expect.stringContaining("deployment"),
    });
    expect((await client.policy([custom, nova])).document.Statement).toHaveLength(1);
  });

  it("what a target of somebody's own kind refers to, and a note for the rest", async () => {
    const own = {
      kinds: ["other:alias"],
      rules: {},
      recognise: (modelId: string) => (modelId === "alias" ? { kind: "other:alias", modelId } : undefined),
      lookups: async () => ({ destinations: "behind", describe: async () => ({ behind: [nova] }) }),
    } as const;
    const { client } = clientOf(answers, { targets: [{ ...own }] as never });
    const { document, notes } = await client.policy("alias" as string, { operations: ["converse"] });
    expect(linesOf(document)).toEqual([`bedrock:InvokeModel ${modelArn(nova, "us-east-1")}`]);
    expect(notes.join()).toContain("other:alias");
  });

  it("refuses a target in a region that the client keeps to", async () => {
    const { client } = clientOf(answers, { regions: "strict" });
    await expect(client.policy(modelArn(nova, "eu-west-1") as string)).rejects.toMatchObject({
      code: "region-mismatch",
    });
  });
});
