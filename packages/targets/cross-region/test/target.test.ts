import { describeModelTarget } from "@bedrock-targets/conformance";
import { crossRegion } from "@bedrock-targets/cross-region";
import {
  bodies,
  connections,
  connectToPort,
  describeFactory,
  describeFence,
  describeRefusals,
  everyField,
  failureOf,
  foreignTo,
  unknownLike,
} from "@tooling/target-tests";
import { afterAll, describe, expect, it } from "vitest";

const modelIds = [
  "us.amazon.nova-lite-v1:0",
  "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0",
] as const;

describeModelTarget({
  target: crossRegion,
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  invokeBody: bodies.nova,
});

describe("crossRegion", async () => {
  const connection = await connectToPort([crossRegion]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(crossRegion, modelIds);
  describeFence(crossRegion, modelIds, "unknown");
  describeRefusals(crossRegion, modelIds, connection);

  it.each(modelIds)("takes every field of a conversation: %s", async (modelId) => {
    await client.converse(modelId, everyField);
    expect(Object.keys(calls().at(-1)?.body ?? {}).sort()).toEqual(Object.keys(everyField).sort());
  });

  it("makes the ARN of a profile in an account", () => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "eu.amazon.nova-lite-v1:0" };
    expect(crossRegion.arn(parts)).toBe(
      "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0",
    );
  });

  it("reaches the same model by id and by ARN", async () => {
    for (const modelId of modelIds) {
      expect((await client.converse(modelId, { messages: "Hello." })).text).toContain("Nova Lite");
    }
  });

  it.each(["global.anthropic.claude-sonnet-4-5-20250929-v1:0", "sa.amazon.nova-lite-v1:0", "kr.newco.model-1"])(
    "takes %s for a profile, whatever its geography",
    (modelId) => {
      expect(crossRegion(modelId).kind).toBe("cross-region");
    },
  );

  it("says of a profile that this region does not offer where a profile is called", async () => {
    const { code, advice } = await failureOf(() => client.converse("eu.amazon.nova-lite-v1:0", { messages: "Hello." }));
    expect(code).toBe("not-found");
    expect(advice).toContain("source regions");
  });
});
