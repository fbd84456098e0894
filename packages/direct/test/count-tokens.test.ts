import type { TransportCall } from "@bedrock-targets/core";
import { afterEach, describe, expect, it } from "vitest";
import { directTransport } from "../src/index.ts";
import { type Answer, json, type Server, serve } from "./support/server.ts";
import { credentials, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

const open: Server[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function started(answer: Answer): Promise<Server> {
  const server = await serve(answer);
  open.push(server);
  return server;
}

const modelId = "anthropic.claude-sonnet-4-20250514-v1:0";
const call: TransportCall<"countTokens"> = {
  operation: "countTokens",
  input: { modelId, input: { converse: { messages: [] } } },
};
const counted: Answer = (response) => json(response, { inputTokens: 7 });
const message = "The provided model doesn't support counting tokens.";
const refused: Answer = (response) =>
  json(response, { message }, 400, { "x-amzn-errortype": "ValidationException:http://internal.amazon.com/coral/" });
const begun: Answer = (response) => void response.writeHead(200).write("{");

describe.each(["node:https", "fetch"])("CountTokens by %s", (way) => {
  const transportTo = ({ url }: Server) =>
    directTransport({ region: "us-east-1", credentials, endpoint: url, ...(way === "fetch" && { fetch }) });

  it("posts the conversation to the model's path, signed, and gives the number", async () => {
    const server = await started(counted);
    const output = await transportTo(server).send(call);
    expect(output).toMatchObject({ inputTokens: 7, $metadata: { httpStatusCode: 200, requestId: "request-1" } });
    const [received] = server.received;
    expect(received).toMatchObject({
      path: "/model/anthropic.claude-sonnet-4-20250514-v1%3A0/count-tokens",
      headers: { "content-type": "application/json" },
    });
    expect(received?.body.toString()).toBe('{"input":{"converse":{"messages":[]}}}');
    expect(received?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=.*\/us-east-1\/bedrock\/aws4_request/,
    );
  });

  it("carries a body of InvokeModel as base64", async () => {
    const server = await started(counted);
    const input = { invokeModel: { body: new TextEncoder().encode("{}") } };
    await transportTo(server).send({ operation: "countTokens", input: { modelId, input } });
    expect(server.received[0]?.body.toString()).toBe('{"input":{"invokeModel":{"body":"e30="}}}');
  });

  it("throws AWS's exception for a model that does not count", async () => {
    const sent = transportTo(await started(refused)).send(call);
    await expect(sent).rejects.toMatchObject({
      name: "ValidationException",
      message,
      $fault: "client",
      $metadata: { httpStatusCode: 400, requestId: "request-1" },
    });
  });

  it("ends with the call's signal", async () => {
    const server = await started(begun);
    const leaving = new AbortController();
    const sent = transportTo(server).send({
      ...call,
      signal: leaving.signal,
      onHead: () => setTimeout(() => leaving.abort(), 5),
    });
    await expect(sent).rejects.toMatchObject({ name: "AbortError" });
  });
});
