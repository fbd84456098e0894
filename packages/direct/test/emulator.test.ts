import type { TransportOperation } from "@bedrock-targets/core";
import { createEmulator } from "@bedrock-targets/emulator";
import { describe, expect, it } from "vitest";
import { directTransport } from "../src/index.ts";
import { bySdk, byTransport, sdkClient } from "./support/beside-sdk.ts";
import { until } from "./support/server.ts";
import { credentials, input, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

const haiku = "anthropic.claude-3-haiku-20240307-v1:0";
const body = JSON.stringify({
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 100,
  messages: [{ role: "user", content: "Hello" }],
});
const bytes = new TextEncoder().encode(body);
const invocation = { modelId: haiku, body, contentType: "application/json" };
const picture = { image: { format: "png", source: { bytes: Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]) } } };
const content = [{ text: "What is this?" }, picture];

const calls: readonly (readonly [what: string, operation: TransportOperation, input: object])[] = [
  ["a conversation", "converse", input],
  ["a conversation with a picture", "converse", { modelId: haiku, messages: [{ role: "user", content }] }],
  ["a streamed conversation", "converseStream", input],
  ["an invocation", "invokeModel", invocation],
  ["a streamed invocation", "invokeModelStream", invocation],
  [
    "a count of a conversation's tokens",
    "countTokens",
    { modelId: haiku, input: { converse: { messages: input.messages } } },
  ],
  ["a count of an invocation's tokens", "countTokens", { modelId: haiku, input: { invokeModel: { body: bytes } } }],
  [
    "a count by a profile",
    "countTokens",
    { modelId: `us.${haiku}`, input: { converse: { messages: input.messages } } },
  ],
  ["a model that does not exist", "converse", { ...input, modelId: "amazon.nothing-v1:0" }],
  ["a model that does not exist, streamed", "converseStream", { ...input, modelId: "amazon.nothing-v1:0" }],
  ["a request that is not allowed", "converse", { modelId: input.modelId, messages: [] }],
];

describe.each(["node:https", "fetch"])("Bedrock by %s", (way) => {
  it.each(calls)("gives for %s what the AWS SDK gives", async (_what, operation, given) => {
    const emulator = createEmulator();
    const { url, close } = await emulator.listen();
    const sdk = sdkClient(url);
    const transport = directTransport({
      region: "us-east-1",
      credentials,
      endpoint: url,
      ...(way === "fetch" && { fetch }),
    });
    const expected = await bySdk(sdk, operation, given);
    const actual = await byTransport(transport, operation, given);
    const withoutIds = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (key, member) => (key === "requestId" ? typeof member : member));
    expect(withoutIds(actual)).toEqual(withoutIds(expected));
    const [theirs, ours] = emulator.calls;
    expect(ours).toMatchObject({ path: theirs?.path, operation: theirs?.operation, body: theirs?.body });
    sdk.destroy();
    await transport.destroy?.();
    await close();
  });

  it("closes the connection of a stream that is left", async () => {
    const emulator = createEmulator({ paceMs: 20 });
    const { url, close } = await emulator.listen();
    const transport = directTransport({
      region: "us-east-1",
      credentials,
      endpoint: url,
      ...(way === "fetch" && { fetch }),
    });
    const leaving = new AbortController();
    const output = await transport.send({ operation: "converseStream", input, signal: leaving.signal });
    let seen = 0;
    const reading = (async () => {
      for await (const _event of output.stream ?? []) if (++seen === 2) leaving.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await until(() => emulator.calls[0]?.aborted === true);
    await close();
  });
});
