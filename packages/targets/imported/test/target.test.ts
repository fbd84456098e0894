import { describeModelTarget } from "@bedrock-targets/conformance";
import { imported } from "@bedrock-targets/imported";
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
  target: imported,
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

  it.each(["converse", "converseStream"] as const)(
    "says of a model without Converse what %s is to be",
    async (call) => {
      const { code, advice } = await failureOf(() => client[call](classifier, { messages: "Hello." }));
      expect(code).toBe("operation-not-supported");
      expect(advice).toContain("call `invokeModel`");
    },
  );

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
