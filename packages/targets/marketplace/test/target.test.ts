import { describeModelTarget } from "@bedrock-targets/conformance";
import { marketplace } from "@bedrock-targets/marketplace";
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

const modelIds = ["arn:aws:sagemaker:us-east-1:123456789012:endpoint/support"] as const;

describeModelTarget({
  target: marketplace,
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  invokeBody: bodies.chat,
});

describe("marketplace", async () => {
  const connection = await connectToPort([marketplace]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(marketplace, modelIds);
  describeFence(marketplace, modelIds, "own");
  describeRefusals(marketplace, modelIds, connection);

  it.each(modelIds)("takes every field of a conversation: %s", async (modelId) => {
    await client.converse(modelId, everyField);
    expect(Object.keys(calls().at(-1)?.body ?? {}).sort()).toEqual(Object.keys(everyField).sort());
  });

  it("makes the ARN of a SageMaker endpoint", () => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "Support-2" };
    expect(marketplace.arn(parts)).toBe("arn:aws:sagemaker:eu-west-1:123456789012:endpoint/Support-2");
  });

  it("makes no ARN in another partition, where Bedrock takes no endpoints", async () => {
    const parts = { region: "us-gov-west-1", accountId: "123456789012", resourceId: "support" };
    const failure = await failureOf(() => marketplace.arn(parts));
    expect(failure).toMatchObject({ code: "invalid-target", message: expect.stringContaining("partition `aws`") });
  });

  it("says of an endpoint whose model has no Converse what to call", async () => {
    const message = "This action doesn't support the model that you provided.";
    const mute = failingClient([marketplace], { name: "ValidationException", message });
    const { code, advice } = await failureOf(() => mute.converse(modelIds[0], { messages: "Hello." }));
    expect(code).toBe("operation-not-supported");
    expect(advice).toContain("call `invokeModel`");
  });

  it("says of an endpoint that is not registered what to check", async () => {
    const unknown = marketplace.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "nobody" });
    expect((await failureOf(() => client.converse(unknown, { messages: "Hello." }))).advice).toContain(
      "registered with Bedrock",
    );
  });
});
