import { targetKinds } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import type { ListTargetsOptions } from "../../../src/index.ts";
import { modelArn } from "../../support/control-answers.ts";
import { ScriptedControl } from "../../support/scripted-control.ts";
import { arns, claude, clientOver, everything, nova, targetsIn } from "./support.ts";

/** What a listing of an account with everything gives, and what it has asked. */
async function list(options?: ListTargetsOptions, script = everything) {
  const control = new ScriptedControl(script);
  const targets = targetsIn(await clientOver(control).listTargets(options).toArray());
  return { control, targets, modelIds: targets.map(({ modelId }) => modelId) };
}

/** What is passed as `modelId` for each thing of the account. */
const { system: _, ...owned } = arns;
const all = [nova, "mistral.m-1", `us.${nova}`, ...Object.values(owned)];

describe("everything that can be a modelId", () => {
  it("is listed once, as it is passed to a call", async () => {
    const { modelIds, targets } = await list();
    expect(modelIds.toSorted()).toEqual(all.toSorted());
    expect(new Set(targets.map(({ kind }) => kind))).toEqual(new Set(targetKinds));
  });

  it("leaves out foundation models that only profiles offer", async () => {
    const { modelIds } = await list({ kinds: ["base"] });
    expect(modelIds).toEqual([nova, "mistral.m-1"]);
  });

  it("has foundation models of which AWS does not say how they are offered", async () => {
    const listFoundationModels = () => ({
      modelSummaries: [{ modelId: "x.m-1", modelArn: modelArn("x.m-1", "us-east-1") }],
    });
    const { targets } = await list({ kinds: ["base"] }, { listFoundationModels });
    expect(targets).toEqual([
      { kind: "base", modelId: "x.m-1", arn: modelArn("x.m-1", "us-east-1"), provider: "x", behind: [] },
    ]);
  });

  it("is plain data, with what stands behind as it is written", async () => {
    const { targets } = await list();
    expect(JSON.parse(JSON.stringify(targets))).toEqual(targets);
    const one = (modelId: string) => targets.find((target) => target.modelId === modelId);
    expect(one(nova)).toMatchObject({
      name: `Name of ${nova}`,
      providerName: "Amazon",
      provider: "amazon",
      lifecycle: { status: "LEGACY", legacyTime: "1970-01-02T00:00:00.000Z" },
      inputModalities: ["TEXT"],
    });
    expect(one(arns.application)).toMatchObject({
      kind: "application-profile",
      status: "ACTIVE",
      behind: [modelArn(nova, "us-east-1"), modelArn(nova, "us-west-2")],
      createdAt: "1970-01-02T00:00:00.000Z",
    });
    expect(one(`us.${nova}`)).toMatchObject({ kind: "cross-region", arn: arns.system });
    expect(one(arns.provisioned)).toMatchObject({
      status: "InService",
      behind: [arns.custom, modelArn(nova, "us-east-1")],
    });
    expect(one(arns.router)?.behind).toHaveLength(2);
    expect(one(arns.imported)).toMatchObject({ imported: { architecture: "llama", converse: true }, behind: [] });
    expect(one(arns.endpoint)).toMatchObject({ name: "support", status: "REGISTERED" });
  });

  it("is asked for in the client's region, or in another one", async () => {
    const own = await list({ kinds: ["base"] });
    const other = await list({ kinds: ["base", "prompt"], region: "eu-west-1" });
    expect(own.control.calls.map(({ region }) => region)).toEqual(["us-east-1"]);
    expect(other.control.calls.map(({ region }) => region)).toEqual(["eu-west-1", "eu-west-1"]);
  });
});

describe("kinds", () => {
  it.each(targetKinds)("of %s alone costs one look-up, of routers one for each type", async (kind) => {
    const { control, targets } = await list({ kinds: [kind] });
    expect(control.calls).toHaveLength(kind === "router" ? 2 : 1);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.every((target) => target.kind === kind)).toBe(true);
  });

  it("asks for nothing where no kind is wanted", async () => {
    const { control, targets } = await list({ kinds: [] });
    expect([control.calls, targets]).toEqual([[], []]);
  });

  it("takes profiles of the type that was asked for, whatever comes", async () => {
    const both = everything.listInferenceProfiles;
    const script = {
      listInferenceProfiles: async (...[input, call]: Parameters<NonNullable<typeof both>>) => ({
        inferenceProfileSummaries: [
          ...((await both?.({ ...input, typeEquals: "APPLICATION" }, call))?.inferenceProfileSummaries ?? []),
          ...((await both?.({ ...input, typeEquals: "SYSTEM_DEFINED" }, call))?.inferenceProfileSummaries ?? []),
        ],
      }),
    };
    const { modelIds } = await list({ kinds: ["cross-region", "application-profile"] }, script);
    expect(modelIds).toEqual([`us.${nova}`, arns.application]);
  });
});

describe("provider", () => {
  it.each(["amazon", "Amazon", "AMAZON"])("%s leaves in what the lists say is made by it", async (provider) => {
    const { modelIds, control } = await list({ provider });
    const { application, provisioned, custom, deployment } = arns;
    expect(modelIds.toSorted()).toEqual([nova, `us.${nova}`, application, provisioned, custom, deployment].toSorted());
    expect(control.operations).not.toContain("listPrompts");
    expect(control.operations).not.toContain("listImportedModels");
  });

  it("is also the name that AWS gives to the maker of a foundation model", async () => {
    expect((await list({ provider: "mistral ai" })).modelIds).toEqual(["mistral.m-1"]);
    expect((await list({ provider: "mistral" })).modelIds).toEqual(["mistral.m-1"]);
  });

  it("is seen in the profiles that a router names", async () => {
    expect((await list({ provider: "anthropic" })).modelIds).toEqual([arns.router, arns.defaultRouter]);
    const promptRouterSummaries = [
      {
        promptRouterArn: arns.router,
        promptRouterName: "Of profiles",
        routingCriteria: undefined,
        models: [{ modelArn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.${claude}` }],
        fallbackModel: undefined,
        status: undefined,
        type: undefined,
      },
    ];
    const script = { ...everything, listPromptRouters: () => ({ promptRouterSummaries }) };
    expect((await list({ provider: "anthropic" }, script)).modelIds).toEqual([arns.router]);
  });

  it.each(["aws", "us", "bedrock", "amaz", "nova", "imported", "arn:aws:bedrock:us-east-1::foundation-model/amazon"])(
    "%s is no maker: a piece of an id or of an ARN does not count",
    async (provider) => {
      expect((await list({ provider })).modelIds).toEqual([]);
    },
  );
});

describe("name", () => {
  it.each([
    ["TRANSL", [arns.prompt]],
    ["tickets", [arns.custom, arns.deployment]],
    ["nova-lite", [nova, `us.${nova}`, arns.custom]],
    ["abc123", [arns.application]],
    ["123456789012", []],
    ["us-east-1", []],
  ])("%s is looked for in names and in ids, in any case", async (name, found) => {
    expect((await list({ name })).modelIds.toSorted()).toEqual(found.toSorted());
  });

  it("left empty leaves everything in", async () => {
    expect((await list({ name: "", provider: "" })).modelIds.toSorted()).toEqual(all.toSorted());
  });
});

describe("options that nobody can honour", () => {
  it.each([
    [{ kinds: ["profile"] }, /profile.*application-profile/],
    [{ kinds: "base" }, /kinds/],
    [{ include: ["price"] }, /include/],
    [{ region: "evil.example/" }, /region/],
    [{ name: 5 }, /name/],
  ])("%j are refused before anything is asked", async (options, message) => {
    const control = new ScriptedControl(everything);
    const listing = clientOver(control).listTargets(options as ListTargetsOptions); // as JavaScript may pass them
    await expect(listing.toArray()).rejects.toMatchObject({
      code: "invalid-request",
      message: expect.stringMatching(message),
    });
    expect(control.calls).toEqual([]);
  });
});
