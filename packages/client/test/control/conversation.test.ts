import type { ConverseByInvoke, ModelTarget } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { ownArn } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { awsException, denied, type Script, ScriptedControl } from "../support/scripted-control.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";

const target = ownArn("imported-model/abcdefghijkl");
const hi = { messages: "Hi" };
const noConverse = () =>
  awsException("ValidationException", "This action doesn't support the model that you provided. Try another.", 400);

/** Says what it was given, so that a test sees both ways. */
const translation: ConverseByInvoke = {
  request: (input, facts) => ({
    modelId: input.modelId,
    body: JSON.stringify({ facts }),
    contentType: "application/json",
  }),
  reply: (_output, metrics) => ({
    output: { message: { role: "assistant", content: [{ text: `translated ${metrics.inputTokens}` }] } },
    stopReason: "end_turn",
    usage: undefined,
    metrics: undefined,
  }),
  events: () => (async function* () {})(),
};

const imported: ModelTarget<"imported"> = {
  kinds: ["imported"],
  rules: { imported: { destinations: "own" } },
  converseByInvoke: () => Promise.resolve(translation),
};

function conversing(script: Script, refusal: (() => Error) | undefined, strategy: ModelTarget = imported) {
  const control = new ScriptedControl(script);
  const transport = scriptedTransport((call) => {
    if (call.operation === "invokeModel") {
      call.onHead?.({ status: 200, headers: { "x-amzn-bedrock-input-token-count": "7" } });
      return { body: new TextEncoder().encode('{"answer":1}') };
    }
    if (refusal) throw refusal();
    return { output: { message: { role: "assistant", content: [{ text: "native" }] } } };
  });
  const client = new BedrockClient({ region: "us-east-1", targets: [strategy], control, transport });
  return { client, control, sent: () => transport.calls.map(({ operation }) => operation) };
}

const says = (instructSupported: boolean | undefined): Script => ({
  getImportedModel: () => ({
    modelArchitecture: "llama",
    ...(instructSupported !== undefined && { instructSupported }),
  }),
});
const forbidden: Script = { getImportedModel: () => Promise.reject(denied("bedrock:GetImportedModel")) };

describe("a conversation with a model that may have no Converse", () => {
  it.each([
    ["has", says(true), undefined, ["converse"], "native"],
    ["has not", says(false), noConverse, ["invokeModel"], "translated 7"],
    [
      "has, says the control plane, and the service knows better",
      says(true),
      noConverse,
      ["converse", "invokeModel"],
      "translated 7",
    ],
    ["may have", says(undefined), undefined, ["converse"], "native"],
    ["may have, and has not", forbidden, noConverse, ["converse", "invokeModel"], "translated 7"],
  ] as const)("that %s", async (_what, script, refusal, operations, text) => {
    const { client, sent } = conversing(script, refusal);
    expect((await client.converse(target, hi)).text).toBe(text);
    expect(sent()).toEqual(operations);
    expect((await client.converse(target, hi)).text).toBe(text);
    expect(sent()).toEqual([...operations, operations.at(-1)]);
  });

  it("asks the control plane once", async () => {
    const { client, control } = conversing(says(true), undefined);
    await Promise.all(Array.from({ length: 100 }, () => client.converse(target, hi)));
    expect(control.operations).toEqual(["getImportedModel"]);
  });

  it("leaves a control plane alone that is out of order", async () => {
    const { client, control, sent } = conversing(
      { getImportedModel: () => Promise.reject(awsException("ServiceUnavailableException", "Down", 503)) },
      undefined,
    );
    const other = ownArn("imported-model/abcdefghijkm");
    for (const each of [target, target, other]) expect((await client.converse(each, hi)).text).toBe("native");
    expect([control.operations, sent()]).toEqual([["getImportedModel"], ["converse", "converse", "converse"]]);
  });

  it("is not translated for any other refusal", async () => {
    const noTools = () => awsException("ValidationException", "This model doesn't support tool use.", 400);
    const { client, sent } = conversing(forbidden, noTools);
    const error = await failure(client.converse(target, hi));
    expect(error.code).toBe("operation-not-supported");
    expect(error.attempts).toHaveLength(1);
    expect(sent()).toEqual(["converse"]);
  });

  it("ends with the caller's signal while the control plane is asked", async () => {
    const { client, sent } = conversing({ getImportedModel: () => new Promise(() => {}) }, undefined);
    const error = await failure(client.converse(target, hi, { signal: AbortSignal.timeout(5) }));
    expect([error.code, sent()]).toEqual(["aborted", []]);
  });
});

describe("what a resolution says of it", () => {
  it.each([
    ["translated", imported, "yes"],
    ["left to the service", { ...imported, converseByInvoke: () => undefined }, "no"],
  ] as const)("%s", async (_what, strategy, answer) => {
    const { client } = conversing(says(false), noConverse, strategy);
    const { imported: facts, capabilities } = await client.resolve(target);
    expect(facts?.converse).toBe(false);
    expect(capabilities.converse.answer).toBe(answer);
  });
});
