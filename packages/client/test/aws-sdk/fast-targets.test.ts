import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { type AnyCommand, Both, credentials, type Outcome } from "./support/both.ts";
import { StubHandler } from "./support/stub.ts";

let both: Both;
beforeAll(async () => {
  both = await Both.open();
});
afterAll(() => both.close());

const modelId = "amazon.nova-lite-v1:0";
const bytes = Uint8Array.of(1, 2, 253);
/** Anything goes in: what the compiler would refuse is what is tried here. */
const converse = (input: unknown) => new ConverseCommand(input as ConverseCommandInput);
const same = (command: () => AnyCommand): Promise<Outcome> => both.same(command, { body: "" });

describe("a target", () => {
  const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456";
  const names = [
    arn,
    "us.anthropic.claude-3-5-haiku-20241022-v1:0",
    "a/b?c#d%20 e",
    "!'()*~ü🎉",
    "",
    undefined,
    null,
    5,
    {},
    ["a.b"],
  ];

  it.each(names)("%j", async (name) => {
    await same(() => converse({ modelId: name, messages: [] }));
    await same(() => new ConverseStreamCommand({ modelId: name as string, messages: [] }));
  });

  it("is the same segment in a body of the model's own", async () => {
    for (const Command of [InvokeModelCommand, InvokeModelWithResponseStreamCommand]) {
      await same(() => new Command({ modelId: arn, body: '{"a":1}', contentType: "application/json", accept: "*/*" }));
      await same(
        () =>
          new Command({ modelId: arn, body: bytes, trace: "ENABLED", guardrailIdentifier: "g", serviceTier: "flex" }),
      );
      await same(() => new Command({ modelId: arn }));
    }
  });
});

describe("an endpoint", () => {
  const endpoints = [
    "https://proxy.example:8443/aws/bedrock",
    "https://proxy.example/aws/bedrock/",
    "https://proxy.example/a%20b?key=value#part",
    "http://user:password@proxy.example:80",
    "http://[::1]:8080",
    { protocol: "https:", hostname: "proxy.example", path: "/", query: { key: "value" } },
    { protocol: "https:", hostname: "proxy.example", port: 8443, path: "/aws", headers: { "x-own": "1" } },
  ];

  it.each(endpoints)("%j", async (endpoint) => {
    const handlers = [{}, fast()].map(async (options) => {
      const requestHandler = new StubHandler();
      const config = { ...options, region: "us-east-1", credentials, maxAttempts: 1, requestHandler, endpoint };
      await new BedrockRuntimeClient(config).send(converse({ modelId, messages: [] }));
      const { body: _, headers, ...request } = { ...requestHandler.requests[0] };
      return { ...request, names: Object.keys(headers ?? {}), host: headers?.host, own: headers?.["x-own"] };
    });
    const [plain, quick] = await Promise.all(handlers);
    expect(quick).toEqual(plain);
    expect(quick).toMatchObject({ path: expect.stringContaining("/model/") });
  });
});
