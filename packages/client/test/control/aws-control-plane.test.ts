import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { BedrockClient as AwsBedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient } from "@aws-sdk/client-bedrock-agent";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { createEmulator } from "@bedrock-targets/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configurationFrom } from "../../src/control/aws/configuration.ts";
import { BedrockClient } from "../../src/index.ts";
import { everyKind } from "../support/strategies.ts";

const credentials = { accessKeyId: "PLANNED", secretAccessKey: "any" };
const region = "us-east-1";
const emulator = createEmulator();
let server: Awaited<ReturnType<typeof emulator.listen>>;
beforeAll(async () => {
  server = await emulator.listen();
});
afterAll(() => server.close());

const nova = "amazon.nova-lite-v1:0";
const promptArn = "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1";

/** The credential scopes of the requests since a moment, as they were signed. */
const scopesSince = (count: number): readonly (string | undefined)[] =>
  emulator.calls.slice(count).map(({ headers }) => /Credential=([^,]*)/.exec(headers.authorization ?? "")?.[1]);

async function resolveBoth(options: object): Promise<readonly (string | undefined)[]> {
  const before = emulator.calls.length;
  const client = new BedrockClient({ targets: [everyKind], ...options });
  expect((await client.resolve(nova)).models).toHaveLength(1);
  expect((await client.resolve(promptArn)).prompt?.name).toBe("translate");
  await client.destroy();
  return scopesSince(before);
}

describe("the control plane by AWS's clients", () => {
  it.each([
    ["the runtime's configuration", () => ({ region, runtime: { endpoint: server.url, credentials } })],
    ["a configuration of its own", () => ({ region, control: { endpoint: server.url, credentials } })],
    [
      "a ready client of the runtime",
      () => ({ runtime: new BedrockRuntimeClient({ region, endpoint: server.url, credentials }) }),
    ],
    [
      "a ready client of Bedrock",
      () => ({ region, control: new AwsBedrockClient({ region, endpoint: server.url, credentials }) }),
    ],
    [
      "a ready client of each service",
      () => ({
        region,
        control: {
          bedrock: new AwsBedrockClient({ region, endpoint: server.url, credentials }),
          agent: new BedrockAgentClient({ region, endpoint: server.url, credentials }),
        },
      }),
    ],
  ])("is asked with %s", async (_what, options) => {
    const scopes = await resolveBoth(options());
    expect(scopes.length).toBeGreaterThanOrEqual(2);
    for (const scope of scopes) expect(scope).toMatch(/^PLANNED\/\d{8}\/us-east-1\/bedrock/);
  });

  it("is asked in the region of the ARN, by a client made for it, at the endpoint that was set", async () => {
    const before = emulator.calls.length;
    const client = new BedrockClient({ region, targets: [everyKind], runtime: { endpoint: server.url, credentials } });
    const elsewhere = "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/chatbot00001";
    await client.resolve(elsewhere).catch(() => {}); // the emulator's account lies in one region
    expect(scopesSince(before)).toEqual([expect.stringMatching(/\/eu-west-1\/bedrock/)]);
    await client.destroy();
  });

  it("asks another region with a copy of a ready client", async () => {
    const before = emulator.calls.length;
    const control = new AwsBedrockClient({ region: "us-west-2", endpoint: server.url, credentials });
    const client = new BedrockClient({ region, targets: [everyKind], control });
    await client.resolve(nova);
    expect(scopesSince(before)).toEqual([expect.stringMatching(/^PLANNED\/\d{8}\/us-east-1\/bedrock/)]);
    await client.destroy();
  });

  it("is asked by HTTP/1.1 where the runtime's ready client speaks HTTP/2", async () => {
    const plain = createServer((_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ modelDetails: { modelId: nova, modelArn: nova } }));
    });
    await once(plain.listen(0, "127.0.0.1"), "listening");
    const { port } = plain.address() as AddressInfo; // it listens on a port
    const runtime = new BedrockRuntimeClient({ region, endpoint: `http://127.0.0.1:${port}`, credentials });
    const client = new BedrockClient({ targets: [everyKind], runtime });
    expect((await client.resolve(nova)).models).toHaveLength(1);
    await client.destroy();
    runtime.destroy();
    plain.closeAllConnections();
    plain.close();
  });

  it("leaves a ready client open", async () => {
    const control = new AwsBedrockClient({ region, endpoint: server.url, credentials });
    const client = new BedrockClient({ region, targets: [everyKind], control });
    await client.resolve(nova);
    await client.destroy();
    const next = new BedrockClient({ region, targets: [everyKind], control });
    expect((await next.resolve(nova)).kind).toBe("base");
  });

  it("passes an abort on to the wire", async () => {
    const client = new BedrockClient({ region, targets: [everyKind], runtime: { endpoint: server.url, credentials } });
    const signal = AbortSignal.abort();
    await expect(client.resolve(nova, { signal })).rejects.toMatchObject({ code: "aborted" });
    await client.destroy();
  });
});

describe("the configuration of a control plane", () => {
  it.each([
    ["https://bedrock-runtime.us-east-1.amazonaws.com", undefined],
    ["https://vpce-1-2.bedrock-runtime.us-east-1.vpce.amazonaws.com", undefined],
    [{ hostname: "bedrock-runtime-fips.us-east-1.amazonaws.com", protocol: "https:", path: "/" }, undefined],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["https://gateway.example.com/bedrock", "https://gateway.example.com/bedrock"],
  ])("takes over the endpoint %j as %j", (endpoint, expected) => {
    expect(configurationFrom({ endpoint }, region).endpoint).toEqual(expected);
  });

  it("keeps what both planes have, and drops what the runtime alone has", () => {
    const given = {
      useFipsEndpoint: true,
      useDualstackEndpoint: true,
      profile: "p",
      maxAttempts: 5,
      protocol: class {},
      eventStreamSerdeProvider: () => {},
    };
    expect(configurationFrom(given, "eu-west-1")).toEqual({
      useFipsEndpoint: true,
      useDualstackEndpoint: true,
      profile: "p",
      maxAttempts: 5,
      region: "eu-west-1",
    });
  });
});
