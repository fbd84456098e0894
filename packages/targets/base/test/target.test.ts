import { base } from "@bedrock-targets/base";
import { describeModelTarget } from "@bedrock-targets/conformance";
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
  "amazon.nova-lite-v1:0",
  "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
] as const;

describeModelTarget({
  target: base,
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  invokeBody: bodies.nova,
});

describe("base", async () => {
  const connection = await connectToPort([base]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(base, modelIds);
  describeFence(base, modelIds, "own");
  describeRefusals(base, modelIds, connection);

  it.each(modelIds)("takes every field of a conversation: %s", async (modelId) => {
    await client.converse(modelId, everyField);
    expect(Object.keys(calls().at(-1)?.body ?? {}).sort()).toEqual(Object.keys(everyField).sort());
  });

  it("makes the ARN of a model, which belongs to no account", () => {
    expect(base.arn({ region: "eu-west-1", resourceId: "amazon.nova-lite-v1:0" })).toBe(
      "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
    );
  });

  it("takes the partition from the region", () => {
    expect(base.arn({ region: "us-gov-west-1", resourceId: "amazon.nova-lite-v1:0" })).toMatch(/^arn:aws-us-gov:/);
  });

  it("makes no ARN of a profile's id", async () => {
    const failure = await failureOf(() => base.arn({ region: "us-east-1", resourceId: "us.amazon.nova-lite-v1:0" }));
    expect(failure).toMatchObject({ code: "invalid-target", advice: expect.stringContaining("inference-profile/") });
  });

  it("reaches the same model by id and by ARN", async () => {
    for (const modelId of modelIds) {
      expect((await client.converse(modelId, { messages: "Hello." })).text).toContain("Nova Lite");
    }
  });

  it("says that a model is offered through profiles only", async () => {
    const { code, advice } = await failureOf(() =>
      client.converse("anthropic.claude-sonnet-4-5-20250929-v1:0", { messages: "Hello." }),
    );
    expect(code).toBe("on-demand-not-supported");
    expect(advice).toContain("profile");
  });
});
