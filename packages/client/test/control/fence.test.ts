import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { modelArn, ownArn, profile } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { denied, gone, type Script, ScriptedControl } from "../support/scripted-control.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";

const modelId = "x.m-1";
const hi = { messages: "Hi" };
const appArn = ownArn("application-inference-profile/abc123def456");
const promptArn = ownArn("prompt/ABCDEFGHIJ");

function fenced(within: string | readonly string[], script: Script, options: object = {}) {
  const control = new ScriptedControl(script);
  const transport = scriptedTransport(() => ({
    output: { message: { role: "assistant", content: [] } },
    $metadata: {},
  }));
  const client = new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    control,
    transport,
    within,
    ...options,
  });
  return { client, control, transport };
}

const over = (...regions: readonly string[]): Script => ({
  getInferenceProfile: () =>
    profile(
      `us.${modelId}`,
      regions.map((region) => modelArn(modelId, region)),
    ),
});
const prompts =
  (named: string | undefined): Script["getPrompt"] =>
  () => ({
    name: "p",
    version: "1",
    variants: [
      {
        name: "v",
        templateType: "TEXT",
        ...(named !== undefined && { modelId: named }),
        templateConfiguration: { text: { text: "" } },
      },
    ],
  });

describe("within", () => {
  it("lets a profile through whose destinations are all inside, and looks once", async () => {
    const { client, control, transport } = fenced("us-*", over("us-east-1", "us-west-2"));
    await Promise.all(Array.from({ length: 100 }, () => client.converse(`us.${modelId}`, hi)));
    expect(transport.calls).toHaveLength(100);
    expect(control.operations).toEqual(["getInferenceProfile"]);
  });

  it.each([
    ["one destination outside", over("us-east-1", "ca-central-1"), /ca-central-1/],
    ["no destinations", over(), /not known/],
    [
      "destinations that may not be read",
      { getInferenceProfile: () => Promise.reject(denied("x")) },
      /bedrock:GetInferenceProfile/,
    ],
  ] as [string, Script, RegExp][])("stops a profile with %s, before anything is sent", async (_what, script, says) => {
    const { client, transport } = fenced(["us-*"], script);
    const error = await failure(client.converse(`us.${modelId}`, hi));
    expect(error.code).toBe("region-mismatch");
    expect(error.message).toMatch(says);
    expect(transport.calls).toEqual([]);
  });

  it("stops a profile where nobody can look, and says what would help", async () => {
    const noKeys = Object.assign(new Error("Could not load credentials"), { name: "CredentialsProviderError" });
    const { client, transport } = fenced("us-*", { getInferenceProfile: () => Promise.reject(noKeys) });
    const error = await failure(client.converse(`us.${modelId}`, hi));
    expect(error).toMatchObject({ code: "region-mismatch", cause: { code: "credentials" } });
    expect(transport.calls).toEqual([]);
    const busy = fenced("us-*", {
      getInferenceProfile: () => Promise.reject(Object.assign(new Error("Rate"), { name: "ThrottlingException" })),
    });
    expect((await failure(busy.client.converse(`us.${modelId}`, hi))).code).toBe("throttled");
  });

  it("stops a profile that is not there as what it is", async () => {
    const { client, transport } = fenced("us-*", { getInferenceProfile: () => Promise.reject(gone()) });
    expect((await failure(client.converse(`us.${modelId}`, hi))).code).toBe("not-found");
    expect(transport.calls).toEqual([]);
  });

  it("stops a call that would itself be made outside, without a look-up", async () => {
    const { client, control } = fenced("eu-*", over("eu-west-1"));
    expect((await failure(client.converse(appArn, hi))).code).toBe("region-mismatch");
    expect(control.calls).toEqual([]);
  });

  it("needs no look-up where a target stays in its region", async () => {
    const { client, control, transport } = fenced("us-east-1", {});
    for (const target of [modelId, ownArn("provisioned-model/abcdefghijkl"), ownArn("imported-model/abcdefghijkl")]) {
      await client.converse(target, hi);
    }
    expect(transport.calls).toHaveLength(3);
    expect(control.calls).toEqual([]);
  });

  it.each([
    ["a model inside", prompts(modelId), undefined],
    ["a model of a region outside", prompts(modelArn(modelId, "eu-west-1")), /eu-west-1/],
    ["a profile with a destination outside", prompts(`us.${modelId}`), /ca-central-1/],
    ["no model", prompts(undefined), /Nothing says/],
    ["a deployment inside, whatever its base", prompts(ownArn("custom-model-deployment/abcdefghijkl")), undefined],
    ["something that is no modelId", prompts("not a modelId"), /Nothing says/],
  ])("follows a prompt that names %s", async (_what, getPrompt, says) => {
    const { client, transport } = fenced("us-*", {
      ...over("us-east-1", "ca-central-1"),
      getPrompt,
      getCustomModelDeployment: () => ({ modelArn: ownArn("custom-model/x.m-1/abcdefghijkl") }),
      getCustomModel: () => ({ baseModelArn: modelArn(modelId, "eu-west-1") }),
    } as Script);
    const call = client.converse(promptArn, hi);
    if (says === undefined) await call;
    else expect((await failure(call)).message).toMatch(says);
    expect(transport.calls).toHaveLength(says === undefined ? 1 : 0);
  });

  it("asks anew about the draft of a prompt with every call, about a version once", async () => {
    let named = modelId;
    const getPrompt = () => prompts(named)?.({ promptIdentifier: "" }, {} as never) as never;
    const { client, control, transport } = fenced("us-*", { getPrompt });
    await client.converse(promptArn, hi);
    await client.converse(`${promptArn}:1`, hi);
    named = modelArn(modelId, "eu-west-1");
    expect((await failure(client.converse(promptArn, hi))).code).toBe("region-mismatch");
    await client.converse(`${promptArn}:1`, hi);
    expect(transport.calls).toHaveLength(3);
    expect(control.operations).toEqual(["getPrompt", "getPrompt", "getPrompt"]);
  });

  it("takes a global profile for anywhere, though it lists one region", async () => {
    const script: Script = {
      getInferenceProfile: () => profile(`global.${modelId}`, [modelArn(modelId, "us-east-1")]),
    };
    const { client } = fenced("us-*", script);
    expect((await failure(client.converse(`global.${modelId}`, hi))).message).toContain("any region");
    const open = fenced("*", script);
    await open.client.converse(`global.${modelId}`, hi);
    expect(open.control.calls).toEqual([]);
  });

  it("ends with the call's signal", async () => {
    const { client } = fenced("us-*", { getInferenceProfile: () => new Promise(() => {}) });
    const call = failure(client.converse(`us.${modelId}`, hi, { signal: AbortSignal.timeout(5) }));
    expect((await call).code).toBe("aborted");
  });

  it("lets through what lies inside, and nothing else, whatever the destinations are", async () => {
    const region = fc.constantFrom("us-east-1", "us-west-2", "eu-west-1", "eu-west-2", "ca-central-1", "us-gov-west-1");
    const patterns = fc.uniqueArray(fc.constantFrom("us-*", "eu-*", "us-east-1", "*-west-?", "eu-west-1", "ca-*"), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(region), patterns, async (regions, within) => {
        const { client, transport } = fenced(["us-east-1", ...within], over(...regions));
        await client.converse(`us.${modelId}`, hi).catch(() => {});
        const isInside = (each: string) =>
          ["us-east-1", ...within].some((pattern) =>
            pattern.endsWith("*") ? each.startsWith(pattern.slice(0, -1)) : pattern === each,
          );
        expect(transport.calls.length === 1).toBe(regions.length > 0 && regions.every(isInside));
      }),
    );
  });
});
