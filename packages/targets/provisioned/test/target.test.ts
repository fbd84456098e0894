import { describeModelTarget } from "@bedrock-targets/conformance";
import { provisioned } from "@bedrock-targets/provisioned";
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

const capacity = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/capacity0001";
const deployment = "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ticketsdep01";
const customModel = "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/tickets00001";
const modelIds = [capacity, deployment, customModel] as const;

describeModelTarget({
  target: provisioned,
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  invokeBody: (modelId) => (modelId === capacity ? bodies.anthropic : bodies.nova),
});

describe("provisioned", async () => {
  const connection = await connectToPort([provisioned]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(provisioned, modelIds);
  describeFence(provisioned, [capacity, deployment], "own");
  describeRefusals(provisioned, modelIds, connection);

  it.each([capacity, deployment])("takes every field of a conversation: %s", async (modelId) => {
    await client.converse(modelId, everyField);
    expect(Object.keys(calls().at(-1)?.body ?? {}).sort()).toEqual(Object.keys(everyField).sort());
  });

  it("makes the ARN of provisioned throughput, or of another of its kinds", () => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "a1b2c3d4e5f6" };
    const account = "arn:aws:bedrock:eu-west-1:123456789012";
    expect(provisioned.arn(parts)).toBe(`${account}:provisioned-model/a1b2c3d4e5f6`);
    expect(provisioned.arn({ ...parts, kind: "custom-deployment" })).toBe(
      `${account}:custom-model-deployment/a1b2c3d4e5f6`,
    );
    expect(provisioned.arn({ ...parts, kind: "custom-model", resourceId: "imported/a1b2c3d4e5f6" })).toBe(
      `${account}:custom-model/imported/a1b2c3d4e5f6`,
    );
  });

  it("tells its three kinds apart", () => {
    expect(modelIds.map((modelId) => provisioned(modelId).kind)).toEqual([
      "provisioned",
      "custom-deployment",
      "custom-model",
    ]);
  });

  it.each([
    { gone: capacity.replace("capacity0001", "gone00000001"), check: "in service" },
    { gone: deployment.replace("ticketsdep01", "gone00000001"), check: "is active" },
  ])("says of $gone what to check", async ({ gone, check }) => {
    const { code, advice } = await failureOf(() => client.converse(gone, { messages: "Hello." }));
    expect(code).toBe("not-found");
    expect(advice).toContain(check);
  });

  it("says of a custom model what to pass instead", async () => {
    const artifact: string = customModel;
    const before = calls().length;
    const { code, advice } = await failureOf(() => client.converse(artifact, { messages: "Hello." }));
    expect(code).toBe("operation-not-supported");
    expect(advice).toContain("custom-model-deployment/");
    expect(advice).toContain("provisioned-model/");
    expect(calls().length).toBe(before);
  });
});
