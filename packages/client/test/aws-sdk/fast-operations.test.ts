import { createServer } from "node:http2";
import {
  ApplyGuardrailCommand,
  BedrockRuntimeClient,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithBidirectionalStreamCommand,
  ListAsyncInvokesCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { type AnyCommand, Both, credentials, outcomeOf } from "./support/both.ts";
import { chunk } from "./support/frames.ts";
import { listening } from "./support/server.ts";

const modelId = "amazon.nova-lite-v1:0";

describe("an operation that `fast()` has no code for", () => {
  const others: Readonly<Record<string, readonly [AnyCommand, string]>> = {
    CountTokens: [new CountTokensCommand({ modelId, input: { converse: { messages: [] } } }), '{"inputTokens":7}'],
    ApplyGuardrail: [
      new ApplyGuardrailCommand({ guardrailIdentifier: "g/1", guardrailVersion: "1", source: "INPUT", content: [] }),
      '{"action":"NONE","outputs":[{"text":"x"}],"assessments":[{}],"output":[1]}',
    ],
    ListAsyncInvokes: [
      new ListAsyncInvokesCommand({ maxResults: 5, statusEquals: "Failed" }),
      '{"asyncInvokeSummaries":[]}',
    ],
    InvokeModel: [new InvokeModelCommand({ modelId, body: "{}" }), '{"any":"thing"}'],
  };

  it.each(Object.entries(others))("%s is what it was", async (_name, [command, body]) => {
    const both = await Both.open();
    await both.same(() => command, { body });
    await both.close();
  });

  it("and that talks both ways does so over HTTP/2, which it needs", async () => {
    const server = createServer((request, response) => {
      response.setHeader("content-type", "application/vnd.amazon.eventstream");
      request.once("data", () => response.end(chunk('{"event":1}')));
    });
    const port = await listening(server);
    const config = {
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${port}`,
      credentials,
      maxAttempts: 1,
      ...fast(),
    };
    const client = new BedrockRuntimeClient(config);
    const body = (async function* () {
      yield { chunk: { bytes: Buffer.from("{}") } };
    })();
    const output = await outcomeOf(client.send(new InvokeModelWithBidirectionalStreamCommand({ modelId, body })));
    expect(output.body).toMatchObject([{ chunk: { bytes: expect.any(Uint8Array) } }]);
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});
