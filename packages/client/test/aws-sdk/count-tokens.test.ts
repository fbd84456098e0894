import assert from "node:assert/strict";
import { BedrockRuntimeClient, CountTokensCommand } from "@aws-sdk/client-bedrock-runtime";
import type { CountTokensRequest } from "@bedrock-targets/core";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { AwsSdkTransport } from "../../src/aws-sdk/transport.ts";
import { comparable, credentials, type Outcome, outcomeOf, send } from "./support/both.ts";
import { atEnd } from "./support/ours.ts";
import { type Answering, type AnsweringServer, answeringServer } from "./support/server.ts";

const modelId = "anthropic.claude-sonnet-4-20250514-v1:0";
const picture = { image: { format: "png", source: { bytes: Uint8Array.of(137, 80, 78, 71) } } } as const;
const inputs: Readonly<Record<string, CountTokensRequest["input"]>> = {
  "a conversation": { converse: { messages: [{ role: "user", content: [{ text: "Grüße 🎈" }, picture] }] } },
  "a body of InvokeModel": { invokeModel: { body: new TextEncoder().encode('{"max_tokens":5}') } },
};

async function started(answer: Answering): Promise<{ server: AnsweringServer; runtime: object }> {
  const server = await answeringServer(answer);
  atEnd(() => server.close());
  return { server, runtime: { endpoint: server.url, credentials, maxAttempts: 1 } };
}

function transport(runtime: object): AwsSdkTransport {
  const made = new AwsSdkTransport("us-east-1", runtime);
  atEnd(() => made.destroy());
  return made;
}

/** What AWS's client alone gives. */
function plainly(runtime: object, input: CountTokensRequest): Promise<Outcome> {
  const sdk = new BedrockRuntimeClient({ region: "us-east-1", requestHandler: new NodeHttpHandler(), ...runtime });
  atEnd(() => sdk.destroy());
  return outcomeOf(send(sdk, new CountTokensCommand(input)));
}

describe("CountTokens by AWS's client", () => {
  it.each(Object.entries(inputs))("sends %s as that client alone does, and gives the number", async (_what, input) => {
    const { server, runtime } = await started({ body: '{"inputTokens":7}' });
    const expected = await plainly(runtime, { modelId, input });
    const actual = await outcomeOf(transport(runtime).send({ operation: "countTokens", input: { modelId, input } }));
    assert.deepStrictEqual(actual, expected);
    expect(actual).toMatchObject({ inputTokens: 7 });
    const [theirs, ours] = server.seen.map(comparable);
    assert.deepStrictEqual(ours, theirs);
    expect(server.seen[1]?.path).toBe("/model/anthropic.claude-sonnet-4-20250514-v1%3A0/count-tokens");
  });

  it("throws what that client throws for a model that does not count", async () => {
    const message = "The provided model doesn't support counting tokens.";
    const headers = { "x-amzn-errortype": "ValidationException" };
    const { runtime } = await started({ status: 400, headers, body: JSON.stringify({ message }) });
    const call = { modelId, input: inputs["a conversation"] };
    const actual = await outcomeOf(transport(runtime).send({ operation: "countTokens", input: call }));
    assert.deepStrictEqual(actual, await plainly(runtime, call));
    expect(actual).toMatchObject({ name: "ValidationException", message });
  });

  it("has the call's headers, tells its answer's head, and goes to the region that is named", async () => {
    const { server, runtime } = await started({ body: '{"inputTokens":7}' });
    const heads: number[] = [];
    await transport(runtime).send({
      operation: "countTokens",
      input: { modelId, input: inputs["a conversation"] },
      region: "eu-west-1",
      headers: { "x-team": "a" },
      onHead: ({ status }) => heads.push(status),
    });
    expect(heads).toEqual([200]);
    expect(server.seen[0]?.headers).toMatchObject({ "x-team": "a" });
    expect(server.seen[0]?.headers.authorization).toContain("/eu-west-1/bedrock/aws4_request");
  });

  it("ends with the call's signal", async () => {
    const { runtime } = await started({ body: [new Uint8Array([123]), new Promise(() => {})], ending: "open" });
    const leaving = new AbortController();
    const sent = transport(runtime).send({
      operation: "countTokens",
      input: { modelId, input: inputs["a conversation"] },
      signal: leaving.signal,
      onHead: () => leaving.abort(),
    });
    await expect(sent).rejects.toMatchObject({ name: "AbortError" });
  });
});
