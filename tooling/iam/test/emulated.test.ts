import { allTargets } from "@bedrock-targets/all";
import { BedrockClient, BedrockTargetError, formatPolicy, type PolicyDocument } from "@bedrock-targets/client";
import { createEmulator } from "@bedrock-targets/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { problemsIn } from "../src/reference.ts";

/* The whole way: AWS's own clients, a port, and what another package says that IAM is asked. */

const emulator = createEmulator();
const targets = emulator.account.targets.filter(({ kind }) => kind !== "custom-model");
let listening: Awaited<ReturnType<typeof emulator.listen>>;
let client: BedrockClient<typeof allTargets>;

/** A client that remembers nothing yet. */
function connect(): BedrockClient<typeof allTargets> {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example" };
  const aws = { endpoint: listening.url, credentials, maxAttempts: 1 };
  return new BedrockClient({ region: "us-east-1", targets: allTargets, runtime: aws, control: aws });
}

beforeAll(async () => {
  listening = await emulator.listen({ port: 0 });
  client = connect();
});

beforeEach(() => emulator.reset());

afterAll(async () => {
  await client.destroy();
  await listening.close();
});

/** The action and the resource that a refusal names. */
async function refusalOf(call: Promise<unknown>): Promise<readonly [action: string, resource: string]> {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (!BedrockTargetError.is(error) || error.code !== "access-denied") throw error;
  const [, action = "", resource = ""] = /perform: (\S+) on resource: (\S+)/.exec(String(error.cause)) ?? [];
  return [action, resource];
}

const has = ({ Statement }: PolicyDocument, action: string, resource: string): boolean =>
  Statement.some(({ Action, Resource }) => Action.includes(action) && Resource.includes(resource));

describe("the policy of an emulated account's target", () => {
  it("has something to tell of each kind", () => {
    expect(new Set(targets.map(({ kind }) => kind)).size).toBe(9);
  });

  it.each(targets)("$modelId is in AWS's reference", async ({ modelId }) => {
    const { document } = await client.policy(modelId, { lookups: true });
    expect(await problemsIn(document)).toEqual([]);
  });

  it.each(targets)("$modelId has what the emulator refuses without it", async ({ modelId, kind }) => {
    const { document } = await client.policy(modelId);
    for (const denied of kind === "prompt"
      ? ["bedrock:RenderPrompt", "bedrock:InvokeModel"]
      : ["bedrock:InvokeModel"]) {
      emulator.deny([denied]);
      const [action, resource] = await refusalOf(client.converse(modelId, kind === "prompt" ? {} : { messages: "Hi" }));
      expect(action).toBe(denied);
      expect(has(document, action, resource), `${action} on ${resource}`).toBe(true);
    }
  });

  it("is incomplete where look-ups are denied, and names what to allow", async () => {
    const profile = targets.find(({ kind }) => kind === "application-profile")?.modelId ?? "";
    emulator.deny(["bedrock:Get*"]);
    await using stranger = connect();
    const { document, notes } = await stranger.policy(profile);
    expect(document.Statement.flatMap(({ Resource }) => Resource)).toEqual([profile]);
    expect(notes.join("\n")).toMatch(/incomplete.*bedrock:GetInferenceProfile/);
    expect(formatPolicy(document, "terraform")).toContain(profile);
  });
});
