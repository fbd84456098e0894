import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import { createEmulator } from "@bedrock-targets/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const emulator = createEmulator();
const { targets } = emulator.account;
let bedrock: BedrockClient<typeof allTargets>;
let close: () => Promise<void>;

beforeAll(async () => {
  const server = await emulator.listen();
  const runtime = { endpoint: server.url, credentials: { accessKeyId: "any", secretAccessKey: "any" } };
  bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets, runtime });
  close = server.close;
});
afterAll(async () => {
  await bedrock.destroy();
  await close();
});

/** Everything that the account has, over a socket, by AWS's own control-plane clients. */
describe("an account", () => {
  it.each(targets.map(({ kind, modelId }) => [kind, modelId] as const))(
    "says what stands behind its %s %s",
    async (kind, modelId) => {
      const found = await bedrock.resolve(modelId);
      expect(found).toMatchObject({ kind, modelId, region: "us-east-1", missing: [] });
      const isBrought = kind === "imported" || kind === "marketplace";
      expect(found.models.length > 0).toBe(!isBrought);
      expect(found.destinations).toContain(modelId.startsWith("global.") ? "*" : "us-east-1");
    },
  );

  it("lists all that it has, but for the versions of its prompts", async () => {
    const items = await bedrock.listTargets().toArray();
    const listed = items.map(({ modelId }) => modelId);
    const versions = targets.filter(({ kind, modelId }) => kind === "prompt" && /:\d+$/.test(modelId));
    expect([...listed, ...versions.map(({ modelId }) => modelId)].sort()).toEqual(
      targets.map(({ modelId }) => modelId).sort(),
    );
  });

  it.each(
    targets
      .filter(({ kind }) => kind !== "imported" && kind !== "marketplace")
      .map(({ kind, modelId }) => [kind, modelId] as const),
  )("counts on the model behind its %s %s, where that counts", async (kind, modelId) => {
    const request = kind === "prompt" ? { variables: { language: "Greek", message: "Hello" } } : { messages: "Hello" };
    const counted = await bedrock.countTokens(modelId, request).catch((error: unknown) => error);
    const { models } = await bedrock.resolve(modelId);
    const isCountable = models.some((model) => model.onDemand === true || model.modelId.endsWith("k"));
    const embeds = models[0]?.outputModalities.includes("EMBEDDING");
    if (isCountable && !embeds) expect(counted).toMatchObject({ region: "us-east-1", inputTokens: expect.any(Number) });
    else expect(counted).toMatchObject({ code: "operation-not-supported" });
  });
});
