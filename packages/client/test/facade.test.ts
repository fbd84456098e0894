import { type ClientEvent, defineTarget, type ModelTarget, targetKinds } from "@bedrock-targets/core";
import { createEmulator } from "@bedrock-targets/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BedrockClient, type BedrockClientOptions } from "../src/index.ts";
import { failure } from "./support/failure.ts";
import { saying, scriptedTransport, streamOf } from "./support/scripted-transport.ts";
import { base, crossRegion, prompt } from "./support/strategies.ts";

const nova = "amazon.nova-lite-v1:0";
const promptArn = "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ";
const answer = async () => ({ output: { message: { role: "assistant", content: [{ text: "Hi" }] } }, $metadata: {} });

/** A client whose transport only remembers; any target, since these tests pass strings that the compiler may not know. */
function recorded(options: Partial<BedrockClientOptions<readonly ModelTarget[]>> = {}) {
  const transport = scriptedTransport(answer);
  const targets: readonly ModelTarget[] = [base, crossRegion, prompt];
  return { transport, client: new BedrockClient({ targets, region: "us-east-1", transport, ...options }) };
}

/** A control plane that answers nobody. */
const shut = { send: () => Promise.reject(new Error("shut")), region: async () => "eu-west-1" };

/** One valid id of each kind. */
const idOf: Record<(typeof targetKinds)[number], string> = {
  base: nova,
  "cross-region": "us.amazon.nova-lite-v1:0",
  "application-profile": "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456",
  prompt: promptArn,
  provisioned: "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl",
  "custom-model": "arn:aws:bedrock:us-east-1:123456789012:custom-model/imported/abcdefghijkl",
  "custom-deployment": "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/abcdefghijkl",
  imported: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl",
  router: "arn:aws:bedrock:us-east-1:123456789012:prompt-router/abcdefghijkl",
  marketplace: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support",
};

describe("picking the strategy", () => {
  it.each(targetKinds.filter((kind) => kind !== "base"))(
    "a client with base alone refuses %s by name",
    async (kind) => {
      const { client, transport } = recorded({ targets: [base] });
      const error = await failure(client.converse(idOf[kind], { messages: "Hi" }));
      expect(error.code).toBe("target-not-installed");
      expect(error.message).toMatch(/npm install @bedrock-targets\/[a-z-]+`/);
      expect(error.message).toMatch(/import \{ [a-zA-Z]+ \} from "@bedrock-targets/);
      expect(error.target).toMatchObject({ kind });
      expect(transport.calls).toEqual([]);
    },
  );

  it("a typed target needs its strategy in the client as well", async () => {
    const { client } = recorded({ targets: [base] });
    expect((await failure(client.converse(prompt(promptArn), {}))).code).toBe("target-not-installed");
  });

  it.each([undefined, null, "", 7, {}, [], "https://x", "claude"])("%j is no target", async (target) => {
    const { client, transport } = recorded();
    const error = await failure(client.converse(target as string, { messages: "Hi" }));
    expect(error).toMatchObject({ code: "invalid-target", attempts: [] });
    expect(error.advice).not.toBe("");
    expect(transport.calls).toEqual([]);
  });

  it("the last strategy of a list serves a kind that several name", async () => {
    const mine = defineTarget({ kinds: ["base"], rules: { base: { refuses: { system: "mine takes none" } } } });
    const { client } = recorded({ targets: [base, mine] });
    expect((await failure(client.converse(nova, { messages: "Hi", system: "x" }))).message).toContain(
      "mine takes none",
    );
  });

  it("a strategy of its author's own kind serves strings that the grammar refuses, and those alone", async () => {
    const asked: string[] = [];
    const team: ModelTarget<"other:team"> = {
      kinds: ["other:team"],
      rules: {},
      recognise(modelId) {
        asked.push(modelId);
        return modelId.startsWith("team:") ? { kind: "other:team", modelId } : undefined;
      },
      shapeInvoke: () => ({ modelId: nova, body: "{}" }),
    };
    const { client, transport } = recorded({ targets: [base, team] });
    await client.converse("team:support", { messages: "Hi" });
    await client.invokeModel("team:support", { body: {} });
    await client.converse(nova, { messages: "Hi" });
    expect((await failure(client.converse("nonsense", { messages: "Hi" }))).code).toBe("invalid-target");
    expect(asked).toEqual(["team:support", "nonsense"]);
    expect(transport.calls.map(({ input }) => input.modelId)).toEqual(["team:support", nova, nova]);
  });

  it("`target` binds without a call, and says at once what is wrong", () => {
    const { client, transport } = recorded();
    expect(client.target(promptArn)).toMatchObject({ kind: "prompt", modelId: promptArn });
    expect(() => client.target("nonsense" as string)).toThrowError(expect.objectContaining({ code: "invalid-target" }));
    expect(transport.calls).toEqual([]);
  });

  it("whatever a strategy throws becomes the one error class", async () => {
    const broken: ModelTarget = {
      kinds: ["base"],
      rules: {},
      shapeConverse() {
        throw new RangeError("oops");
      },
    };
    const { client } = recorded({ targets: [broken] });
    expect(await failure(client.converse(nova, { messages: "Hi" }))).toMatchObject({
      code: "unknown",
      cause: expect.any(RangeError),
    });
  });
});

describe("a mistake that a compiler would have found", () => {
  it.each<[what: string, options: unknown, message: RegExp]>([
    ["no options", undefined, /`targets`/],
    ["no targets", {}, /`targets`/],
    ["an empty list", { targets: [] }, /`targets`/],
    ["an import that does not exist", { targets: [base, undefined] }, /`targets\[1\]`.*import/],
    ["something else", { targets: ["base"] }, /`targets\[0\]`/],
  ])("in making a client is named: %s", (_what, options, message) => {
    const make = () => new BedrockClient(options as { targets: [typeof base] });
    expect(make).toThrowError(
      expect.objectContaining({ code: "invalid-request", message: expect.stringMatching(message) }),
    );
  });

  it.each<[what: string, options: unknown]>([
    ["text", "x"],
    ["a signal that is none", { signal: {} }],
    ["an AbortController in place of its signal", { signal: new AbortController() }],
  ])("in a call's options is named: %s", async (_what, options) => {
    const { client, transport } = recorded();
    expect((await failure(client.converse(nova, { messages: "Hi" }, options as object))).code).toBe("invalid-request");
    expect(transport.calls).toEqual([]);
  });

  it("null for options is like none", async () => {
    const { client } = recorded();
    await expect(client.converse(nova, { messages: "Hi" }, null as never)).resolves.toBeDefined();
  });
});

describe("a request", () => {
  it("is never changed, and may be frozen", async () => {
    const { client } = recorded();
    const deepFreeze = <Value>(value: Value): Value => {
      if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
      return value;
    };
    const request = deepFreeze({
      messages: [{ role: "user" as const, content: [{ text: "Hi" }] }],
      inferenceConfig: { maxTokens: 5, stopSequences: [] },
    });
    const options = deepFreeze({ headers: { a: "b" } });
    await expect(client.converse(nova, request as never, options)).resolves.toBeDefined();
  });

  it("that a target's kind refuses is refused before the network", async () => {
    const { client, transport } = recorded();
    const fields = await failure(client.converse(promptArn as string, { system: "x" }));
    expect(fields).toMatchObject({ code: "invalid-request", target: { kind: "prompt" } });
    const operation = await failure(client.invokeModel(promptArn as string, { body: {} }));
    expect(operation).toMatchObject({
      code: "operation-not-supported",
      message: expect.stringContaining("InvokeModel takes no variables"),
    });
    expect(transport.calls).toEqual([]);
  });
});

describe("regions", () => {
  const inIreland = "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0";

  it("a target without one goes to the client's", async () => {
    const { client, transport } = recorded({ region: "ap-south-1" });
    await client.converse(nova, { messages: "Hi" });
    expect(transport.calls[0]?.region).toBe("ap-south-1");
  });

  it("an ARN's own is followed", async () => {
    const { client, transport } = recorded();
    const reply = await client.converse(inIreland, { messages: "Hi" });
    expect(transport.calls[0]?.region).toBe("eu-west-1");
    expect(reply.attempts).toMatchObject([{ region: "eu-west-1" }]);
  });

  it('an ARN\'s own is refused where `regions` is "strict", and both are named', async () => {
    const { client, transport } = recorded({ regions: "strict" });
    const error = await failure(client.converse(inIreland, { messages: "Hi" }));
    expect(error).toMatchObject({ code: "region-mismatch", message: expect.stringMatching(/eu-west-1.*us-east-1/) });
    expect(transport.calls).toEqual([]);
  });

  it("another partition is refused in any case", async () => {
    const { client } = recorded();
    const error = await failure(
      client.converse("arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-lite-v1:0", { messages: "Hi" }),
    );
    expect(error.code).toBe("region-mismatch");
  });

  it("are fenced by `within`: what may be answered elsewhere, or nobody knows where, is not sent", async () => {
    const { client, transport } = recorded({ region: "eu-west-1", within: ["eu-*"], control: shut });
    await client.converse(nova, { messages: "Hi" });
    await client.converse(inIreland, { messages: "Hi" });
    for (const outside of [
      "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
      "eu.amazon.nova-lite-v1:0",
      promptArn,
    ]) {
      const error = await failure(client.converse(outside, { messages: "Hi" }));
      expect(error).toMatchObject({ code: "region-mismatch", message: expect.stringContaining("eu-*") });
    }
    expect(transport.calls.length).toBe(2);
  });

  it.each([
    ["*", "eu-west-1", true],
    ["eu-*-1", "eu-west-1", true],
    ["eu-*-1", "eu-west-2", false],
    ["*west*", "eu-west-1", true],
    ["eu-west-1", "eu-west-1", true],
    ["eu-west", "eu-west-1", false],
    ["us-*-gov-*", "us-gov-west-1", false],
  ])("the fence %s and the region %s: inside is %s", async (within, region, inside) => {
    const { client, transport } = recorded({ within, region });
    await client.converse(nova, { messages: "Hi" }).catch(() => {});
    expect(transport.calls.length).toBe(inside ? 1 : 0);
  });
});

describe("events", () => {
  it("tell of every try, to the client's listener and to the call's, and a listener that throws harms nobody", async () => {
    const events: ClientEvent[] = [];
    const { client } = recorded({
      onEvent: () => {
        throw new Error("listener");
      },
    });
    await client.converse(nova, { messages: "Hi" }, { onEvent: (event) => events.push(event) });
    expect(events).toMatchObject([
      { type: "attempt", operation: "converse", target: { modelId: nova }, attempt: { target: nova, delayMs: 0 } },
    ]);
  });

  it("of a failed try carry its code", async () => {
    const transport = scriptedTransport(() => {
      throw Object.assign(new Error("slow down"), {
        name: "ThrottlingException",
        $metadata: { httpStatusCode: 429, requestId: "r" },
      });
    });
    const events: ClientEvent[] = [];
    const onEvent = (event: ClientEvent) => events.push(event);
    const client = new BedrockClient({ targets: [base], transport, retry: false, onEvent });
    const error = await failure(client.converse(nova, { messages: "Hi" }));
    expect(error.attempts).toMatchObject([{ code: "throttled", status: 429, requestId: "r", region: "us-east-1" }]);
    expect(events).toMatchObject([{ attempt: { code: "throttled" } }]);
  });
});

describe("options that are not active yet", () => {
  it("are accepted", async () => {
    const { client } = recorded({
      control: {},
      recover: { onDemand: "profile" },
      retry: { attempts: 3, maxDelayMs: 20_000, budget: 100 },
      coldStart: { timeoutMs: 1 },
      timeoutMs: 1,
      firstByteTimeoutMs: 1,
      idleTimeoutMs: 1,
      concurrency: { max: 1, queue: { maxSize: 1, timeoutMs: 1 } },
    });
    const options = {
      timeoutMs: 1,
      firstByteTimeoutMs: 1,
      idleTimeoutMs: 1,
      retry: false,
      coldStart: {},
      resume: "restart",
    } as const;
    await expect(client.converse(nova, { messages: "Hi" }, options)).resolves.toMatchObject({ text: "Hi" });
  });
});

describe("over the AWS SDK", () => {
  const emulator = createEmulator();
  let server: { readonly url: string; close(): Promise<void> };
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "planted-secret" };
  const runtime = () => ({ endpoint: server.url, credentials });

  beforeAll(async () => {
    server = await emulator.listen({ port: 0 });
  });
  afterAll(() => server.close());

  it("answers, streams, and takes bodies", async () => {
    await using client = new BedrockClient({ region: "us-east-1", targets: [base, crossRegion], runtime: runtime() });
    expect((await client.converse(nova, { messages: "Hello" })).text).toContain("Hello");
    expect((await (await client.converseStream(nova, { messages: "Hello" })).reply()).text).toContain("Hello");
    const body = { messages: [{ role: "user", content: [{ text: "Hello" }] }] };
    const reply = await client.invokeModel(nova, { body });
    expect(reply.text()).toContain("Hello");
    expect(reply.json()).toMatchObject({ output: { message: { role: "assistant" } } });
    expect(reply.bytes).toBeInstanceOf(Uint8Array);
    expect(reply.usage).toMatchObject({ inputTokens: expect.any(Number), outputTokens: expect.any(Number) });
    const stream = await client.invokeModelStream(nova, { body });
    const chunks: unknown[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks[0]).toMatchObject({ messageStart: { role: "assistant" } });
    expect(stream.usage).toEqual(reply.usage);
  });

  it("sends JSON as such, where the SDK alone says octet-stream", async () => {
    await using client = new BedrockClient({ region: "us-east-1", targets: [base], runtime: runtime() });
    await client.invokeModel(nova, { body: { messages: [{ role: "user", content: [{ text: "x" }] }] } });
    expect(emulator.calls.at(-1)?.headers).toMatchObject({
      "content-type": "application/json",
      accept: "application/json",
    });
  });

  it("two clients beside each other do not touch", async () => {
    const one = new BedrockClient({ region: "us-east-1", targets: [base], runtime: runtime() });
    await using two = new BedrockClient({ region: "us-east-1", targets: [base], runtime: runtime() });
    await one.converse(nova, { messages: "Hi" });
    await one.destroy();
    expect((await two.converse(nova, { messages: "Hi" })).text).not.toBe("");
  });

  it("a ready client is used as it is, stays in its region, and is left open", async () => {
    const { BedrockRuntimeClient } = await import("@aws-sdk/client-bedrock-runtime");
    const ready = new BedrockRuntimeClient({ region: "us-east-1", ...runtime() });
    let destroyed = false;
    const destroy = ready.destroy.bind(ready);
    ready.destroy = () => {
      destroyed = true;
    };
    const client = new BedrockClient({ targets: [base], runtime: ready });
    expect((await client.converse(nova, { messages: "Hi" })).attempts).toMatchObject([{ region: "us-east-1" }]);
    const elsewhere = "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0";
    expect((await failure(client.converse(elsewhere, { messages: "Hi" }))).code).toBe("region-mismatch");
    await client.destroy();
    expect(destroyed).toBe(false);
    destroy();
  });

  it("an ARN of another region is signed for that region, at the same custom endpoint", async () => {
    await using client = new BedrockClient({ region: "us-east-1", targets: [base], runtime: runtime() });
    await client
      .converse("arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0", { messages: "Hi" })
      .catch(() => {});
    expect(emulator.calls.at(-1)?.headers.authorization).toContain("/eu-west-1/bedrock/");
  });

  it("missing credentials are `credentials`, with what to do", async () => {
    const provider = async () => {
      throw Object.assign(new Error("Could not load credentials from any providers"), {
        name: "CredentialsProviderError",
      });
    };
    await using client = new BedrockClient({
      region: "us-east-1",
      targets: [base],
      runtime: { endpoint: server.url, credentials: provider },
    });
    expect(await failure(client.converse(nova, { messages: "Hi" }))).toMatchObject({ code: "credentials" });
  });

  it("nothing secret shows when a client is printed", async () => {
    const { inspect } = await import("node:util");
    await using client = new BedrockClient({ region: "us-east-1", targets: [base], runtime: runtime() });
    await client.converse(nova, { messages: "Hi" });
    expect(inspect(client, { depth: 10, showHidden: true }) + JSON.stringify(client)).not.toContain("planted-secret");
  });
});

describe("a custom transport", () => {
  it("gets the input that AWS takes, and nothing of the AWS SDK is needed", async () => {
    const transport = scriptedTransport(streamOf(saying("Hi")));
    const client = new BedrockClient({ targets: [base], transport });
    const stream = await client.converseStream(
      nova,
      { messages: "Hello", system: "Be brief" },
      { headers: { a: "b" } },
    );
    expect((await stream.reply()).text).toBe("Hi");
    expect(transport.calls[0]).toMatchObject({
      operation: "converseStream",
      input: {
        modelId: nova,
        messages: [{ role: "user", content: [{ text: "Hello" }] }],
        system: [{ text: "Be brief" }],
      },
      region: "us-east-1",
      headers: { a: "b" },
    });
  });
});

describe("the option `recover`", () => {
  it.each([{ onDemand: "Profile" }, { onDemand: true }])("is refused as %j", (recover) => {
    expect(() => recorded({ recover: recover as never })).toThrow(/onDemand: "profile"/);
  });
  it.each([{}, { onDemand: "profile" }, undefined] as const)("may be %j", (recover) => {
    expect(() => recorded({ recover })).not.toThrow();
  });
});
