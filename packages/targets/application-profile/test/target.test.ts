import { applicationProfile } from "@bedrock-targets/application-profile";
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

const modelIds = ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001"] as const;

describeModelTarget({
  target: applicationProfile,
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  invokeBody: bodies.nova,
});

describe("applicationProfile", async () => {
  const connection = await connectToPort([applicationProfile]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(applicationProfile, modelIds);
  describeFence(applicationProfile, modelIds, "unknown");
  describeRefusals(applicationProfile, modelIds, connection);

  it.each(modelIds)("takes every field of a conversation: %s", async (modelId) => {
    await client.converse(modelId, everyField);
    expect(Object.keys(calls().at(-1)?.body ?? {}).sort()).toEqual(Object.keys(everyField).sort());
  });

  it("makes the ARN of a profile", () => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "a1b2c3d4e5f6" };
    expect(applicationProfile.arn(parts)).toBe(
      "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3d4e5f6",
    );
  });

  it("refuses a profile's id alone, and asks for the ARN", async () => {
    const bareId: string = "chatbot00001";
    const before = calls().length;
    const { code, advice } = await failureOf(() => client.converse(bareId, { messages: "Hello." }));
    expect(code).toBe("invalid-target");
    expect(advice).toContain("ARN");
    expect(calls().length).toBe(before);
  });

  it("says of a profile that is gone what to check", async () => {
    const gone = applicationProfile.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "gone00000001" });
    expect((await failureOf(() => client.converse(gone, { messages: "Hello." }))).advice).toContain(
      "Check that the profile exists",
    );
  });
});
