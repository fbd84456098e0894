import { describeModelTarget } from "@bedrock-targets/conformance";
import { router } from "@bedrock-targets/router";
import {
  bodies,
  connections,
  connectToPort,
  describeFactory,
  describeFence,
  describeRefusals,
  everyField,
  foreignTo,
  unknownLike,
} from "@tooling/target-tests";
import { afterAll, describe, expect, it } from "vitest";

const novaRouter = "arn:aws:bedrock:us-east-1:123456789012:prompt-router/novarouter01";
const claudeRouter = "arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1";
const modelIds = [novaRouter, claudeRouter] as const;

describeModelTarget({
  target: router,
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  invokeBody: (modelId) => (modelId === claudeRouter ? bodies.anthropic : bodies.nova),
});

describe("router", async () => {
  const connection = await connectToPort([router]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(router, modelIds);
  describeFence(router, modelIds, "unknown");
  describeRefusals(router, modelIds, connection);

  it.each(modelIds)("takes every field of a conversation: %s", async (modelId) => {
    await client.converse(modelId, everyField);
    expect(Object.keys(calls().at(-1)?.body ?? {}).sort()).toEqual(Object.keys(everyField).sort());
  });

  it("makes the ARN of an own router, or of one of AWS's", () => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "anthropic.claude:1" };
    const account = "arn:aws:bedrock:eu-west-1:123456789012";
    expect(router.arn({ ...parts, resourceId: "a1b2c3d4e5f6" })).toBe(`${account}:prompt-router/a1b2c3d4e5f6`);
    expect(router.arn({ ...parts, resourceType: "default-prompt-router" })).toBe(
      `${account}:default-prompt-router/anthropic.claude:1`,
    );
  });

  const questions = [
    { question: "Hello.", model: "amazon.nova-micro-v1:0" },
    { question: "Think hard about this. ".repeat(20), model: "amazon.nova-lite-v1:0" },
  ];

  it.each(questions)("says which model answered: $model", async ({ question, model }) => {
    const { invokedModelId } = await client.converse(novaRouter, { messages: question });
    expect(invokedModelId).toBe(`arn:aws:bedrock:us-east-1::foundation-model/${model}`);
  });

  it.each(questions)("says which model streamed: $model", async ({ question, model }) => {
    const { invokedModelId } = await (await client.converseStream(novaRouter, { messages: question })).reply();
    expect(invokedModelId).toBe(`arn:aws:bedrock:us-east-1::foundation-model/${model}`);
  });
});
