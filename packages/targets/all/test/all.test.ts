import { allTargets } from "@bedrock-targets/all";
import { targetKinds } from "@bedrock-targets/core";
import { bodies, connectToPort, emulatedTargets, failureOf } from "@tooling/target-tests";
import { afterAll, describe, expect, it } from "vitest";

describe("allTargets", async () => {
  const { client, calls, close } = await connectToPort(allTargets);
  afterAll(close);

  it("serves each of the ten kinds exactly once", () => {
    const served = allTargets.flatMap(({ kinds }) => kinds);
    expect(served.toSorted()).toEqual(targetKinds.toSorted());
  });

  it("is tried below with every kind there is", () => {
    expect(new Set(emulatedTargets.map(({ kind }) => kind))).toEqual(new Set(targetKinds));
  });

  const artifacts = emulatedTargets.filter(({ kind }) => kind === "custom-model");
  const withoutConverse = emulatedTargets.filter(({ name }) => name.includes("InvokeModel only"));
  const invocable = withoutConverse.filter(({ kind }) => kind !== "imported");
  const translated = withoutConverse.filter(({ kind }) => kind === "imported");
  const conversing = emulatedTargets.filter(
    (target) => !artifacts.includes(target) && !withoutConverse.includes(target),
  );
  const requestFor = (kind: string) =>
    kind === "prompt" ? { variables: { language: "English", message: "Hello." } } : { messages: "Hello." };

  it.each(conversing)("converses with $kind $name", async ({ kind, modelId }) => {
    const reply = await client.converse(modelId, requestFor(kind));
    expect(reply).toMatchObject({ target: { kind, modelId }, text: expect.stringContaining("Hello.") });
    expect(calls().at(-1)?.path).toBe(`/model/${encodeURIComponent(modelId)}/converse`);
  });

  it.each(conversing)("streams from $kind $name what it answers", async ({ kind, modelId }) => {
    const { text } = await client.converse(modelId, requestFor(kind));
    const stream = await client.converseStream(modelId, requestFor(kind));
    expect(await stream.reply()).toMatchObject({ target: { kind, modelId }, text });
  });

  it.each(translated)("converses by InvokeModel with $kind $name", async ({ kind, modelId }) => {
    const reply = await client.converse(modelId, requestFor(kind));
    expect(reply).toMatchObject({ target: { kind, modelId }, text: expect.stringContaining("Hello.") });
    expect(calls().at(-1)?.path).toBe(`/model/${encodeURIComponent(modelId)}/invoke`);
  });

  it.each(invocable)("invokes $kind $name, which does not converse", async ({ kind, modelId }) => {
    const { code } = await failureOf(() => client.converse(modelId, { messages: "Hello." }));
    expect(code).toBe("operation-not-supported");
    const reply = await client.invokeModel(modelId, { body: { ...bodies.chat, inputText: "Hello." } });
    expect(reply.target).toMatchObject({ kind, modelId });
    expect(Object.keys(reply.json<object>())).not.toEqual([]);
  });

  it.each(artifacts)("says what to pass in place of $kind $name", async ({ modelId }) => {
    const { code, advice } = await failureOf(() => client.converse(modelId, { messages: "Hello." }));
    expect(code).toBe("operation-not-supported");
    expect(advice).toMatch(/custom-model-deployment.*provisioned-model/);
  });
});
