import { BedrockClient, ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient, GetPromptCommand } from "@aws-sdk/client-bedrock-agent";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createEmulator } from "../src/index.ts";
import { emulatorHandlers } from "../src/msw.ts";
import { all, hello, sdkClient, targetOf, textIn, translation } from "./support.ts";

const emulator = createEmulator();
const server = setupServer(...emulatorHandlers(emulator));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

// msw sees HTTP/1.1 only.
const client = () =>
  sdkClient("https://bedrock-runtime.us-east-1.amazonaws.com", { requestHandler: new NodeHttpHandler() });

it("passes calls of the AWS SDK to the emulator, whatever the host", async () => {
  for (const endpoint of ["https://bedrock-runtime.us-east-1.amazonaws.com", "http://localhost:9999"]) {
    const sdk = sdkClient(endpoint, { requestHandler: new NodeHttpHandler() });
    const reply = await sdk.send(new ConverseCommand({ modelId: "amazon.nova-lite-v1:0", messages: hello }));
    expect(reply.output?.message?.content?.[0]?.text).toContain("Hello");
  }
});

it("passes ARNs and streams", async () => {
  const modelId = targetOf(emulator, "prompt");
  const { stream } = await client().send(new ConverseStreamCommand({ modelId, promptVariables: translation }));
  expect(textIn(await all(stream))).toContain("こんにちは");
  expect(emulator.calls.at(-1)).toMatchObject({ modelId, streamed: true });
});

it("passes ARNs with raw slashes", async () => {
  const modelId = targetOf(emulator, "application-profile");
  const response = await fetch(`https://bedrock-runtime.us-east-1.amazonaws.com/model/${modelId}/converse`, {
    method: "POST",
    body: JSON.stringify({ messages: hello }),
  });
  expect(response.status).toBe(200);
});

it("passes errors", async () => {
  await expect(client().send(new ConverseCommand({ modelId: "nobody.model", messages: hello }))).rejects.toMatchObject({
    name: "ValidationException",
    message: "The provided model identifier is invalid.",
  });
});

it("passes faults: a refusal as an answer, a lost connection as a network error", async () => {
  const send = () => client().send(new ConverseStreamCommand({ modelId: "amazon.nova-lite-v1:0", messages: hello }));
  emulator.faults.add({ kind: "throttle", times: 1 });
  await expect(send()).rejects.toMatchObject({ name: "ThrottlingException", $metadata: { httpStatusCode: 429 } });
  emulator.faults.add({ kind: "reset", times: 1 });
  await expect(send()).rejects.toThrow("Network error");
  emulator.faults.add({ kind: "cut-after", events: 2, times: 1 });
  expect(await all((await send()).stream)).toHaveLength(2);
  emulator.faults.add({ kind: "cut-after", events: 2, by: "close", times: 1 });
  await expect(send().then(({ stream }) => all(stream))).rejects.toThrow();
  expect(await all((await send()).stream)).not.toHaveLength(2);
});

const inRegion = (region: string) => ({
  region,
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
  requestHandler: new NodeHttpHandler(),
});

it.each(["us-east-1", "us-gov-west-1"])("passes calls of the control plane in %s", async (region) => {
  const bedrock = new BedrockClient(inRegion(region));
  const { inferenceProfileSummaries } = await bedrock.send(new ListInferenceProfilesCommand({ maxResults: 1 }));
  expect(inferenceProfileSummaries).toHaveLength(1);
  const agent = new BedrockAgentClient(inRegion(region));
  expect(await agent.send(new GetPromptCommand({ promptIdentifier: "TRANSLATE1" }))).toMatchObject({
    version: "DRAFT",
  });
  expect(emulator.calls.slice(-2).map(({ operation }) => operation)).toEqual(["ListInferenceProfiles", "GetPrompt"]);
});

it("leaves other hosts and services alone", async () => {
  const others = ["https://bedrock-agent-runtime.us-east-1.amazonaws.com/x", "https://example.com/inference-profiles"];
  const handlers = emulatorHandlers(emulator);
  for (const url of others) {
    const handled = await Promise.all(handlers.map((handler) => handler.test({ request: new Request(url) })));
    expect(handled).toEqual([false, false]);
  }
});
