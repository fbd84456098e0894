import { createEmulator } from "@bedrock-targets/emulator";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../../src/index.ts";
import { everyKind } from "../../support/strategies.ts";
import { targetsIn, warningsIn } from "./support.ts";

// Through AWS's own clients, over a port.

type Emulator = ReturnType<typeof createEmulator>;

async function connected(
  emulator: Emulator,
  use: (client: BedrockClient<readonly [typeof everyKind]>) => Promise<void>,
) {
  const { url: endpoint, close } = await emulator.listen({ port: 0 });
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], runtime: { endpoint, credentials } });
  try {
    await use(client);
  } finally {
    await client.destroy();
    await close();
  }
}

describe("the emulator's account", () => {
  it("is listed as it is: everything that can be a modelId, but the versions of prompts", () => {
    const emulator = createEmulator();
    return connected(emulator, async (client) => {
      const items = await client.listTargets().toArray();
      expect(warningsIn(items)).toEqual([]);
      const listed = new Set(targetsIn(items).map(({ kind, modelId }) => `${kind} ${modelId}`));
      const owned = emulator.account.targets.filter(({ modelId }) => !/:prompt\/\w+:\d+$/.test(modelId));
      // A model that only profiles offer is in the account, and no modelId.
      const callable = owned.filter(({ kind, modelId }) => kind !== "base" || listed.has(`base ${modelId}`));
      expect([...listed].toSorted()).toEqual(callable.map(({ kind, modelId }) => `${kind} ${modelId}`).toSorted());
      expect(listed.size).toBeGreaterThan(20);
    });
  });

  it("is listed with tags and versions", () =>
    connected(createEmulator(), async (client) => {
      const items = targetsIn(await client.listTargets({ include: ["tags", "versions"] }).toArray());
      expect(items.find(({ name }) => name === "finance")?.tags).toEqual({ team: "finance" });
      expect(items.find(({ name, kind }) => kind === "prompt" && name === "translate")?.versions?.toSorted()).toEqual([
        "1",
        "2",
        "DRAFT",
      ]);
    }));

  it("is listed but for what is denied", () =>
    connected(createEmulator({ deny: ["bedrock:ListPrompts", "bedrock:ListInferenceProfiles"] }), async (client) => {
      const items = await client.listTargets().toArray();
      expect(
        warningsIn(items)
          .map(({ action, code }) => `${code} ${action}`)
          .toSorted(),
      ).toEqual(["access-denied bedrock:ListInferenceProfiles", "access-denied bedrock:ListPrompts"]);
      const kinds = new Set(targetsIn(items).map(({ kind }) => kind));
      expect(kinds).toEqual(
        new Set(["base", "provisioned", "custom-model", "custom-deployment", "imported", "router", "marketplace"]),
      );
    }));

  it("is read page by page", () => {
    const resources = Array.from({ length: 2_500 }, (_, at) => ({
      kind: "application-profile" as const,
      name: `p ${at}`,
      models: ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"],
    }));
    const emulator = createEmulator({ resources });
    return connected(emulator, async (client) => {
      const asked: number[] = [];
      const listing = client.listTargets({ kinds: ["application-profile"] });
      for await (const item of listing) if (item.kind) asked.push(emulator.calls.length);
      expect(asked.length).toBe(2_502);
      expect([asked[0], asked.at(-1)]).toEqual([1, 3]);
    });
  });
});
