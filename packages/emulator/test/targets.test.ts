import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator } from "../src/index.ts";
import { all, hello, protocols, type Served, sdkClient, served, textIn, translation } from "./support.ts";

const { targets } = createEmulator().account;

/** Targets that no Converse request reaches, each with a reason that the tests of errors are about. */
const silent = new Set(["custom-model"]);
const answering = targets.filter(({ kind, name }) => !silent.has(kind) && !name.includes("InvokeModel only"));

describe.each(protocols)("the seeded account over $protocol", ({ config }) => {
  let server: Served;
  beforeAll(async () => {
    server = await served();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(answering)(
    "$kind $name answers Converse and ConverseStream with the same text",
    async ({ kind, modelId }) => {
      const client = sdkClient(server.url, config());
      const input = kind === "prompt" ? { modelId, promptVariables: translation } : { modelId, messages: hello };
      const reply = await client.send(new ConverseCommand(input));
      const events = await all((await client.send(new ConverseStreamCommand(input))).stream);
      client.destroy();

      const text = reply.output?.message?.content?.[0]?.text ?? "";
      expect(text).toContain(kind === "prompt" ? "こんにちは $& 👋" : "Hello");
      expect(reply.stopReason).toBe("end_turn");
      expect(textIn(events)).toBe(text);
      expect(events.at(-1)?.metadata?.usage?.totalTokens).toBe(reply.usage?.totalTokens);
      expect(server.emulator.calls.at(-1)).toMatchObject({ modelId, operation: "ConverseStream", status: 200 });
    },
  );
});

describe("account.targets", () => {
  it("has all ten kinds", () => {
    expect([...new Set(targets.map(({ kind }) => kind))].sort()).toEqual([
      "application-profile",
      "base",
      "cross-region",
      "custom-deployment",
      "custom-model",
      "imported",
      "marketplace",
      "prompt",
      "provisioned",
      "router",
    ]);
  });

  it("names every target once", () => {
    expect(new Set(targets.map(({ modelId }) => modelId)).size).toBe(targets.length);
  });

  it("follows the region and the account in every ARN", () => {
    const { account } = createEmulator({ region: "eu-central-1", accountId: "210987654321" });
    const arns = account.targets.map(({ modelId }) => modelId).filter((modelId) => modelId.startsWith("arn:"));
    expect(arns.length).toBeGreaterThan(10);
    for (const arn of arns) expect(arn).toContain(":eu-central-1:210987654321:");
    expect(account).toMatchObject({ region: "eu-central-1", accountId: "210987654321" });
  });

  it("has the models that were added, with their profiles, and those that took the place of seeded ones", () => {
    const { account } = createEmulator({
      models: [
        { modelId: "newco.model-1", name: "New", profiles: ["kr"] },
        { modelId: "amazon.nova-lite-v1:0", name: "Mine" },
      ],
    });
    expect(account.targets).toContainEqual({ kind: "base", modelId: "newco.model-1", name: "New" });
    expect(account.targets).toContainEqual({
      kind: "cross-region",
      modelId: "kr.newco.model-1",
      name: "New (kr profile)",
    });
    expect(account.targets).toContainEqual({ kind: "base", modelId: "amazon.nova-lite-v1:0", name: "Mine" });
    expect(account.targets.some(({ modelId }) => modelId === "us.amazon.nova-lite-v1:0")).toBe(false);
  });

  it("leaves out a model that only its profiles reach", () => {
    expect(targets.some(({ modelId }) => modelId === "anthropic.claude-sonnet-4-5-20250929-v1:0")).toBe(false);
  });
});
