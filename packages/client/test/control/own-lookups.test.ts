import type { Description, Kind, ModelTarget } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { model, modelArn } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { ScriptedControl } from "../support/scripted-control.ts";
import { everyKind } from "../support/strategies.ts";

const nova = "amazon.nova-lite-v1:0";

/** A strategy for `flow:…` whose targets refer to what the table says. */
const flows = (table: Record<string, Description>): ModelTarget<"other:flow"> => ({
  kinds: ["other:flow"],
  rules: {},
  recognise: (modelId) =>
    modelId.startsWith("flow:") ? { kind: "other:flow", modelId, resourceId: modelId } : undefined,
  lookups: async () => ({
    destinations: "behind",
    describe: async ({ modelId }) => table[modelId] ?? { behind: [] },
  }),
});

function clientOf(...targets: ModelTarget<Kind>[]) {
  const control = new ScriptedControl({ getFoundationModel: ({ modelIdentifier = "" }) => model(modelIdentifier) });
  return new BedrockClient({ region: "us-east-1", targets: [everyKind as ModelTarget, ...targets], control });
}

describe("a strategy's own look-ups", () => {
  it("are followed, to AWS's models and to targets of its own kind", async () => {
    const client = clientOf(flows({ "flow:a": { behind: ["flow:b"] }, "flow:b": { behind: [nova] } }));
    const found = await client.resolve("flow:a" as string);
    expect(found.via.map(({ modelId }) => modelId)).toEqual(["flow:b", nova]);
    expect(found).toMatchObject({ destinations: ["us-east-1"], models: [{ modelId: nova }] });
  });

  it("may go in a circle, which is found", async () => {
    const client = clientOf(flows({ "flow:a": { behind: ["flow:b"] }, "flow:b": { behind: ["flow:a"] } }));
    const error = await failure(client.resolve("flow:a" as string));
    expect(error.code).toBe("not-found");
    expect(error.message).toContain("flow:a → flow:b → flow:a");
  });

  it("may name the regions themselves, where nothing stands behind", async () => {
    const client = clientOf(flows({ "flow:a": { behind: [], destinations: ["eu-west-1"] } }));
    expect((await client.resolve("flow:a" as string)).destinations).toEqual(["eu-west-1"]);
  });

  it("take the place of ours for a kind of AWS's", async () => {
    const base: ModelTarget<"base"> = {
      kinds: ["base"],
      rules: {},
      lookups: async () => ({
        destinations: "behind",
        describe: async ({ resourceId }) =>
          resourceId === nova
            ? { behind: [], destinations: ["eu-west-1"] }
            : { name: "An alias", behind: [modelArn(nova, "eu-west-1")] },
      }),
    };
    const found = await clientOf(base as unknown as ModelTarget<Kind>).resolve("newco.alias-1");
    expect(found).toMatchObject({ name: "An alias", destinations: ["eu-west-1"] });
  });
});

describe("a client that is destroyed", () => {
  it("ends every look-up, also a list", async () => {
    const never = () => new Promise<never>(() => {});
    const control = new ScriptedControl({
      getFoundationModel: never,
      getInferenceProfile: never,
      listPrompts: never,
      listInferenceProfiles: never,
    });
    const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], control });
    const ended = [
      failure(client.resolve(nova)),
      failure(client.policy("us.amazon.nova-lite-v1:0")),
      failure(client.listTargets({ kinds: ["prompt"] }).toArray()),
      failure(client.ensureApplicationProfile({ name: "n", from: nova, tags: {} })),
    ];
    await expect.poll(() => control.calls.length).toBeGreaterThanOrEqual(3);
    await client.destroy();
    expect((await Promise.all(ended)).map(({ code, message }) => [code, message])).toEqual(
      ended.map(() => ["aborted", expect.any(String)]),
    );
  });
});
