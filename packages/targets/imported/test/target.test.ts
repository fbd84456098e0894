import { BedrockClient } from "@bedrock-targets/client";
import { describeModelTarget } from "@bedrock-targets/conformance";
import { createEmulator } from "@bedrock-targets/emulator";
import { type ImportedOptions, imported } from "@bedrock-targets/imported";
import {
  bodies,
  connections,
  connectToPort,
  describeFactory,
  describeFence,
  describeRefusals,
  everyField,
  failingClient,
  failureOf,
  foreignTo,
  unknownLike,
} from "@tooling/target-tests";
import { afterAll, describe, expect, it } from "vitest";

const modelIds = ["arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001"] as const;
/** Its chat template has no place for a conversation, so it has no Converse. */
const classifier = "arn:aws:bedrock:us-east-1:123456789012:imported-model/classifier01";

describeModelTarget({
  // What the service says of Converse is remembered, and then translated: the suite wants each answer as it came.
  target: imported({ converse: "native" }),
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  invokeBody: bodies.chat,
});

describe("imported", async () => {
  const connection = await connectToPort([imported]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(imported, modelIds);
  describeFence(imported, modelIds, "own");
  describeRefusals(imported, modelIds, connection);

  it.each(modelIds)("takes every field of a conversation: %s", async (modelId) => {
    await client.converse(modelId, everyField);
    expect(Object.keys(calls().at(-1)?.body ?? {}).sort()).toEqual(Object.keys(everyField).sort());
  });

  it("makes the ARN of an imported model", () => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "a1b2c3d4e5f6" };
    expect(imported.arn(parts)).toBe("arn:aws:bedrock:eu-west-1:123456789012:imported-model/a1b2c3d4e5f6");
  });

  it("converses with a model without Converse by InvokeModel", async () => {
    const reply = await client.converse(classifier, { system: "Be brief.", messages: "Hello." });
    expect(reply.text).toContain("Hello.");
    expect(reply).toMatchObject({
      stopReason: "end_turn",
      target: { modelId: classifier },
      attempts: [{ status: 200 }],
    });
    expect(reply.usage?.inputTokens).toBeGreaterThan(0);
    expect(calls().at(-1)).toMatchObject({
      path: expect.stringMatching(/\/invoke$/),
      body: { messages: [{ role: "system" }, { role: "user" }] },
    });
  });

  it("streams from a model without Converse in the events of ConverseStream", async () => {
    const stream = await client.converseStream(classifier, { messages: "Hello." });
    const names = new Set<string>();
    for await (const event of stream) for (const name of Object.keys(event)) names.add(name);
    expect([...names]).toEqual(["messageStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata"]);
    expect((await stream.reply()).text).toContain("Hello.");
    expect(calls().at(-1)?.path).toMatch(/invoke-with-response-stream$/);
  });

  it("refuses what has no translation by name, before the network", async () => {
    const before = calls().length;
    const request = { messages: "Hello.", additionalModelResponseFieldPaths: ["/x"] };
    const { code, message } = await failureOf(() => client.converse(classifier, request));
    expect(code).toBe("invalid-request");
    expect(message).toContain("additionalModelResponseFieldPaths");
    expect(calls()).toHaveLength(before);
  });

  it("learns once from the service's refusal where the control plane may not be asked", async () => {
    const emulator = createEmulator({ deny: ["bedrock:GetImportedModel"] });
    const { url, close } = await emulator.listen();
    const runtime = { endpoint: url, credentials: { accessKeyId: "any", secretAccessKey: "any" } };
    const shut = new BedrockClient({ region: "us-east-1", targets: [imported], runtime });
    const reply = await shut.converse(classifier, { messages: "Hello." });
    expect(reply.attempts).toMatchObject([{ code: "operation-not-supported" }, { status: 200 }]);
    expect((await shut.converse(classifier, { messages: "Hello." })).attempts).toHaveLength(1);
    expect((await shut.converse(modelIds[0], { messages: "Hello." })).attempts).toHaveLength(1);
    await shut.destroy();
    await close();
  });

  it.each([
    ["in the client's list", [imported({ converse: "native" })], classifier],
    ["of the target", [imported], imported(classifier, { converse: "native" })],
  ] as const)("leaves Converse to the service by an option %s", async (_where, targets, target) => {
    const native = await connectToPort(targets);
    const { code, advice } = await failureOf(() => native.client.converse(target, { messages: "Hello." }));
    expect(code).toBe("operation-not-supported");
    expect(advice).toContain("call `invokeModel`");
    expect(native.calls()).toHaveLength(1);
    await native.close();
  });

  it.each([{ converse: "both" }, { other: 1 }])("takes no other option: %j", async (options) => {
    const { code } = await failureOf(async () => imported(options as ImportedOptions));
    expect(code).toBe("invalid-request");
    expect((await failureOf(async () => imported(classifier, options as ImportedOptions))).code).toBe(
      "invalid-request",
    );
  });

  it("says of a model that is being loaded how long that takes", async () => {
    const cold = failingClient([imported], { name: "ModelNotReadyException" });
    const { code, advice } = await failureOf(() => cold.converse(modelIds[0], { messages: "Hello." }));
    expect(code).toBe("model-not-ready");
    expect(advice).toContain("up to five minutes");
  });

  it("invokes a model without Converse", async () => {
    const reply = await client.invokeModel(classifier, { body: bodies.chat });
    expect(reply.json()).toMatchObject({ choices: [{ message: { content: expect.stringContaining("Hello.") } }] });
  });
});
