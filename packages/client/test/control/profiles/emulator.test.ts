import { createEmulator } from "@bedrock-targets/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BedrockClient } from "../../../src/index.ts";
import { everyKind } from "../../support/strategies.ts";

// Through AWS's own clients, over a port.

const emulator = createEmulator();
let endpoint: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ url: endpoint, close } = await emulator.listen({ port: 0 }));
});
afterAll(() => close());
beforeEach(() => emulator.reset());

const connected = async (use: (client: BedrockClient<readonly [typeof everyKind]>) => Promise<void>) => {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  await using client = new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    runtime: { endpoint, credentials },
  });
  await use(client);
};

const sonnet = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const search = { name: "search", from: sonnet, tags: { team: "search" } };

describe("an application profile", () => {
  it("is made once, called, given other tags and deleted", () =>
    connected(async (client) => {
      const made = await client.ensureApplicationProfile(search);
      const found = await client.ensureApplicationProfile(search);
      expect(found.modelId).toBe(made.modelId);
      expect(emulator.account.targets).toContainEqual(
        expect.objectContaining({ modelId: made.modelId, name: "search" }),
      );
      const reply = await client.converse(made, { messages: "Hello" });
      expect(reply.target.modelId).toBe(made.modelId);
      await client.ensureApplicationProfile({ ...search, tags: { team: "finance" }, updateTags: true });
      expect((await client.resolve(made, { include: ["tags"] })).tags).toEqual({ team: "finance" });
      await client.deleteApplicationProfile(made);
      await client.deleteApplicationProfile(made);
      expect(emulator.account.targets.map(({ modelId }) => modelId)).not.toContain(made.modelId);
    }));

  it("is made anew after it was deleted", () =>
    connected(async (client) => {
      const first = await client.ensureApplicationProfile(search);
      await client.deleteApplicationProfile(first);
      const second = await client.ensureApplicationProfile(search);
      expect((await client.resolve(second)).name).toBe("search");
    }));

  it("that two ask for at once is one", () =>
    connected(async (client) => {
      const [a, b] = await Promise.all([
        client.ensureApplicationProfile(search),
        client.ensureApplicationProfile({ ...search, description: "The other process writes another one" }),
      ]);
      expect(a.modelId).toBe(b.modelId);
    }));

  it("of the seeded account is recognised, and what differs is shown", () =>
    connected(async (client) => {
      const finance = { name: "finance", from: sonnet, tags: { team: "finance" } };
      const { modelId } = await client.ensureApplicationProfile(finance);
      expect(modelId).toContain("finance00001");
      await expect(
        client.ensureApplicationProfile({ ...finance, from: "amazon.nova-lite-v1:0" }),
      ).rejects.toMatchObject({
        code: "invalid-request",
      });
      await expect(client.ensureApplicationProfile({ ...finance, tags: {} })).rejects.toMatchObject({
        message: expect.stringContaining('{"team":"finance"}'),
      });
    }));
});
