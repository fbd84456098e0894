import type { ClientEvent, FoundationModelSummary } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { model } from "../support/control-answers.ts";
import { denied, type Script, ScriptedControl } from "../support/scripted-control.ts";
import { everyKind } from "../support/strategies.ts";

const day = 24 * 60 * 60 * 1_000;
const inDays = (days: number): Date => new Date(Date.now() + days * day);
const old = "x.old-1";

const summary = (modelId: string, more: Partial<FoundationModelSummary> = {}): FoundationModelSummary => ({
  ...model(modelId).modelDetails,
  modelLifecycle: { status: "ACTIVE", startOfLifeTime: inDays(-100) },
  ...more,
});

function listening(script: Script) {
  const events: ClientEvent[] = [];
  const control = new ScriptedControl(script);
  const onEvent = (event: ClientEvent) => events.push(event);
  return {
    events,
    control,
    client: new BedrockClient({ region: "us-east-1", targets: [everyKind], control, onEvent }),
  };
}

describe("a model that is ending", () => {
  const legacy = model(old, { modelLifecycle: { status: "LEGACY", endOfLifeTime: inDays(200) } });

  it("is told of once per target, with what there is besides, the newest first", async () => {
    const { client, events } = listening({
      getFoundationModel: () => legacy,
      listFoundationModels: () => ({
        modelSummaries: [
          summary(old),
          summary("x.middle-1"),
          summary("x.new-1", { modelLifecycle: { status: "ACTIVE", startOfLifeTime: inDays(-1) } }),
          summary("x.gone-1", { modelLifecycle: { status: "LEGACY" } }),
          summary("y.other-1", { providerName: "Other" }),
          summary("x.images-1", { outputModalities: ["IMAGE"] }),
          summary("x.sees-1", { inputModalities: ["TEXT", "IMAGE"], modelLifecycle: { status: "ACTIVE" } }),
        ],
      }),
    });
    await client.resolve(old);
    await client.resolve(old);
    await client.resolve(old, { refresh: true });
    expect(events).toEqual([
      {
        type: "model-legacy",
        target: expect.objectContaining({ modelId: old }),
        modelId: old,
        endOfLifeTime: expect.stringMatching(/Z$/),
        alternatives: ["x.new-1", "x.middle-1", "x.sees-1"],
      },
    ]);
  });

  it("is told of where nothing may be listed, and a listener that throws harms nobody", async () => {
    const script: Script = {
      getFoundationModel: () => legacy,
      listFoundationModels: () => Promise.reject(denied("x")),
    };
    const { client, events } = listening(script);
    await client.resolve(old);
    expect(events).toMatchObject([{ type: "model-legacy", alternatives: [] }]);
    const control = new ScriptedControl(script);
    const throwing = () => {
      throw new Error("listener");
    };
    const other = new BedrockClient({ region: "us-east-1", targets: [everyKind], control, onEvent: throwing });
    expect((await other.resolve(old)).status).toBe("LEGACY");
  });

  it.each([
    ["ends in 89 days", { status: "ACTIVE", endOfLifeTime: inDays(89) }, true],
    ["ends in 91 days", { status: "ACTIVE", endOfLifeTime: inDays(91) }, false],
    ["was to become a legacy model yesterday", { status: "ACTIVE", legacyTime: inDays(-1) }, true],
    ["will be a legacy model", { status: "ACTIVE", legacyTime: inDays(30), endOfLifeTime: inDays(300) }, false],
    ["lives", { status: "ACTIVE" }, false],
  ] as const)("which %s", async (_what, modelLifecycle, isTold) => {
    const { client, events } = listening({
      getFoundationModel: () => model(old, { modelLifecycle }),
      listFoundationModels: () => ({}),
    });
    await client.resolve(old);
    expect(events).toHaveLength(isTold ? 1 : 0);
  });

  it("costs nobody a look-up who does not listen", async () => {
    const control = new ScriptedControl({ getFoundationModel: () => legacy });
    await new BedrockClient({ region: "us-east-1", targets: [everyKind], control }).resolve(old);
    expect(control.operations).toEqual(["getFoundationModel"]);
  });
});
