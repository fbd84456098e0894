import { BedrockTargetError } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { awsException, denied, type Script, ScriptedControl } from "../../support/scripted-control.ts";
import { arns, clientOver, everything, targetsIn, warningsIn } from "./support.ts";

const listed = (script: Script, options = {}) => clientOver(new ScriptedControl(script)).listTargets(options).toArray();
const failing = (error: Error) => () => {
  throw error;
};
const credentials = Object.assign(new Error("Could not load credentials."), { name: "CredentialsProviderError" });

describe("a list that may not be read", () => {
  it("is one warning that names action and kinds, and the rest goes on", async () => {
    const items = await listed({ ...everything, listPrompts: failing(denied("bedrock:ListPrompts")) });
    expect(warningsIn(items)).toEqual([
      {
        code: "access-denied",
        operation: "listPrompts",
        action: "bedrock:ListPrompts",
        kinds: ["prompt"],
        message: expect.stringContaining("not authorized"),
        advice: expect.stringContaining("`bedrock:ListPrompts`"),
      },
    ]);
    expect(targetsIn(items)).toHaveLength(targetsIn(await listed(everything)).length - 1);
  });

  it("is one warning for both types of profiles", async () => {
    const listInferenceProfiles = failing(denied("bedrock:ListInferenceProfiles"));
    const warnings = (options: object) => listed({ ...everything, listInferenceProfiles }, options).then(warningsIn);
    expect((await warnings({})).map(({ kinds }) => kinds)).toEqual([["cross-region", "application-profile"]]);
    const [alone] = await warnings({ kinds: ["application-profile"] });
    expect(alone?.kinds).toEqual(["application-profile"]);
  });

  it("leaves warnings alone where all are denied", async () => {
    const operations = Object.keys(everything);
    const script = Object.fromEntries(
      operations.map((operation) => [operation, failing(denied(`bedrock:${operation}`))]),
    );
    const items = await listed(script);
    expect(
      warningsIn(items)
        .map(({ operation }) => operation)
        .toSorted(),
    ).toEqual(operations.toSorted());
    expect(items).toHaveLength(operations.length);
  });

  it.each([
    ["throttled", awsException("ThrottlingException", "Rate exceeded", 429)],
    ["unavailable", awsException("InternalServerException", "Oops", 500)],
    ["invalid-request", awsException("UnknownOperationException", "Not in this region", 400)],
    ["unavailable", Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" })],
  ])("for another reason (%s) is a warning as well", async (code, error) => {
    const items = await listed({ ...everything, listPromptRouters: failing(error) });
    expect(warningsIn(items)).toMatchObject([{ code, operation: "listPromptRouters", kinds: ["router"] }]);
    expect(targetsIn(items).length).toBeGreaterThan(8);
  });

  it("keeps what was listed before", async () => {
    const listImportedModels: Script["listImportedModels"] = async (input, call) => {
      if (input.nextToken !== undefined) throw awsException("ThrottlingException", "Rate exceeded", 429);
      return { ...(await everything.listImportedModels?.(input, call)), nextToken: "more" };
    };
    const items = await listed({ ...everything, listImportedModels }, { kinds: ["imported"] });
    expect(items).toMatchObject([{ kind: "imported" }, { warning: { code: "throttled" } }]);
  });

  it.each([["same"], ["a", "b"]])("whose pages lead to each other is left (%s …)", async (...tokens) => {
    let page = 0;
    const listImportedModels = () => ({ modelSummaries: [], nextToken: tokens[page++ % tokens.length] });
    const items = await listed({ ...everything, listImportedModels }, { kinds: ["imported"] });
    expect(warningsIn(items)).toMatchObject([{ code: "unavailable", operation: "listImportedModels" }]);
    expect(page).toBeLessThanOrEqual(10_000);
  });
});

describe("a question that fails", () => {
  /** Fails for one type of things, and answers for the other. */
  const failingFor = (type: string, failure: () => object): Script => ({
    ...everything,
    listInferenceProfiles: (input, call) =>
      input.typeEquals === type ? failure() : (everything.listInferenceProfiles?.(input, call) ?? {}),
    listPromptRouters: (input, call) =>
      input.type === type ? failure() : (everything.listPromptRouters?.(input, call) ?? {}),
  });
  const broken = failing(awsException("InternalServerException", "Oops", 500));
  const circling = () => ({ nextToken: "same" });

  it.each([
    ["SYSTEM_DEFINED", broken, "cross-region", "application-profile"],
    ["APPLICATION", broken, "application-profile", "cross-region"],
    ["SYSTEM_DEFINED", circling, "cross-region", "application-profile"],
  ] as const)("(%s profiles, %o) costs no other", async (type, failure, missing, other) => {
    const items = await listed(failingFor(type, failure), { kinds: ["cross-region", "application-profile"] });
    expect(targetsIn(items).map(({ kind }) => kind)).toEqual([other]);
    expect(warningsIn(items)).toMatchObject([{ code: "unavailable", kinds: [missing] }]);
  });

  it.each([
    ["custom", arns.defaultRouter],
    ["default", arns.router],
  ] as const)("(%s routers) costs no other", async (type, other) => {
    const items = await listed(failingFor(type, broken), { kinds: ["router"] });
    expect(targetsIn(items).map(({ modelId }) => modelId)).toEqual([other]);
    expect(warningsIn(items)).toMatchObject([{ code: "unavailable", kinds: ["router"] }]);
  });

  it("for other reasons than the next one is a warning of its own", async () => {
    const script = failingFor("SYSTEM_DEFINED", broken);
    const listInferenceProfiles: Script["listInferenceProfiles"] = (input, call) => {
      if (input.typeEquals === "APPLICATION") throw denied("bedrock:ListInferenceProfiles");
      return script.listInferenceProfiles?.(input, call) ?? {};
    };
    const items = await listed({ ...script, listInferenceProfiles });
    expect(warningsIn(items)).toMatchObject([
      { code: "unavailable", kinds: ["cross-region"] },
      { code: "access-denied", kinds: ["application-profile"] },
    ]);
  });
});

describe("what concerns every list", () => {
  it("ends the listing: credentials that nobody takes", async () => {
    const script = Object.fromEntries(Object.keys(everything).map((operation) => [operation, failing(credentials)]));
    await expect(listed(script)).rejects.toMatchObject({ code: "credentials" });
    await expect(listed(script, { kinds: ["prompt"] })).rejects.toMatchObject({ code: "credentials" });
  });

  it("is a warning where others answer: a bearer token, which the prompt service does not take", async () => {
    const items = await listed({ ...everything, listPrompts: failing(credentials) });
    expect(warningsIn(items)).toMatchObject([{ code: "credentials", operation: "listPrompts" }]);
    expect(targetsIn(items).length).toBeGreaterThan(8);
  });

  it("ends the listing: a package that is not installed", async () => {
    const missing = new BedrockTargetError({ code: "unknown", message: "It is not installed.", advice: "Install it." });
    const listing = listed({ ...everything, listPrompts: failing(missing) });
    await expect(listing).rejects.toMatchObject({ code: "unknown", message: "It is not installed. Install it." });
  });

  it("ends the listing: no region", async () => {
    const script = Object.fromEntries(
      Object.keys(everything).map((operation) => [operation, failing(new Error("Region is missing"))]),
    );
    await expect(listed(script)).rejects.toMatchObject({
      code: "invalid-request",
      advice: expect.stringContaining("AWS_REGION"),
    });
  });
});
