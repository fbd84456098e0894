import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import {
  BedrockTargetError,
  type ClientEvent,
  type ConverseStreamOutput,
  type ModelTarget,
  type Transport,
} from "@bedrock-targets/core";
import { afterEach, describe, expect, it } from "vitest";
import { BedrockClient, type BedrockClientOptions, type CallOptions } from "../src/index.ts";
import { failure } from "./support/failure.ts";
import { event, exception, frame, replyFrames } from "./support/frames.ts";
import { saying, scriptedTransport, streamOf } from "./support/scripted-transport.ts";
import { base } from "./support/strategies.ts";
import { type Script, wireServer } from "./support/wire-server.ts";

const nova = "amazon.nova-lite-v1:0";
const hi = { messages: "Hi" };
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function connected(script: Script, options: { readonly ready?: boolean } = {}) {
  const server = await wireServer(options.ready ? "http2" : "http1", script);
  cleanUps.push(() => server.close());
  const configuration = { endpoint: server.url, credentials, maxAttempts: 1, region: "us-east-1" };
  const runtime = options.ready ? new BedrockRuntimeClient(configuration) : configuration;
  const client = new BedrockClient({ targets: [base], runtime });
  cleanUps.push(() => client.destroy());
  return { client, server };
}

describe("a ready client", () => {
  const ready = () =>
    new BedrockRuntimeClient({ region: "eu-west-1", credentials, endpoint: "http://127.0.0.1:9", maxAttempts: 1 });

  it("is where it is: the fence and the attempts go by its own region, not by `region`", async () => {
    const client = new BedrockClient({ region: "us-east-1", within: "us-*", targets: [base], runtime: ready() });
    const error = await failure(client.converse(nova, hi));
    expect(error).toMatchObject({ code: "region-mismatch", message: expect.stringContaining("eu-west-1") });
  });

  it("takes an ARN of its own region, whatever `region` says", async () => {
    const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime: ready() });
    const error = await failure(
      client.converse("arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0", hi),
    );
    expect(error).toMatchObject({ code: "unavailable", attempts: [{ region: "eu-west-1" }] });
  });

  it("cannot follow, and says so when it is to", () => {
    const make = () => new BedrockClient({ regions: "follow", targets: [base], runtime: ready() });
    expect(make).toThrowError(expect.objectContaining({ code: "invalid-request" }));
  });
});

describe("an abort that comes between two steps", () => {
  it.each([0, 1, 2, 3, 5])("%i microtasks after the answer has begun is still `aborted`", async (turns) => {
    const controller = new AbortController();
    const onEvent = async () => {
      for (let turn = 0; turn < turns; turn += 1) await undefined;
      controller.abort();
    };
    const silent: AsyncIterable<ConverseStreamOutput> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    };
    const client = new BedrockClient({
      targets: [base],
      transport: scriptedTransport(async () => ({ stream: silent })),
    });
    const options = { signal: controller.signal, onEvent: () => void onEvent() };
    const call = client.converseStream(nova, hi, options).then((stream) => stream.reply());
    expect((await failure(call)).code).toBe("aborted");
  });

  it("keeps its reason as the cause, of a plain call too", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const transport = scriptedTransport(() => {
      controller.abort(reason);
      throw new DOMException("x", "AbortError");
    });
    const client = new BedrockClient({ targets: [base], transport });
    expect(await failure(client.converse(nova, hi, { signal: controller.signal }))).toMatchObject({
      code: "aborted",
      cause: reason,
    });
  });
});

describe("readers that begin together", () => {
  const open = () =>
    new BedrockClient({ targets: [base], transport: scriptedTransport(streamOf(saying("a", "b"))) }).converseStream(
      nova,
      hi,
    );
  const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
    const list: Item[] = [];
    for await (const item of items) list.push(item);
    return list;
  };

  it("leave the loop whole, though the text or the reply was asked for first", async () => {
    const stream = await open();
    const [pieces, reply, events] = await Promise.all([all(stream.text), stream.reply(), all(stream)]);
    expect(pieces.join("")).toBe("ab");
    expect(reply.text).toBe("ab");
    expect(events).toEqual(saying("a", "b"));
  });

  it("may be iterators that are iterated", async () => {
    const stream = await open();
    expect(await all(stream.text[Symbol.asyncIterator]() as AsyncIterableIterator<string>)).toEqual(["a", "b"]);
  });

  it("end nothing by not beginning", async () => {
    const stream = await open();
    await stream.text[Symbol.asyncIterator]().return?.();
    expect((await stream.reply()).text).toBe("ab");
  });
});

describe("a long text", () => {
  it("costs in proportion to its length when it is read piece by piece", { timeout: 20_000 }, async () => {
    const words = Array.from({ length: 100_000 }, (_, index) => `word ${index} `);
    const transport = scriptedTransport(streamOf(saying(...words)));
    const stream = await new BedrockClient({ targets: [base], transport }).converseStream(nova, hi);
    let length = 0;
    // Joining what came before at each piece would take a minute.
    for await (const piece of stream.text) length += piece.length;
    expect(length).toBe(words.join("").length);
  });
});

describe("a stream that fails after it has begun", () => {
  it("makes its attempt one that failed, and is told of", async () => {
    const broken = [
      ...saying("Hel").slice(0, 2),
      Object.assign(new Error("x"), { name: "ThrottlingException", $fault: "client" }),
    ];
    const events: ClientEvent[] = [];
    const client = new BedrockClient({
      targets: [base],
      transport: scriptedTransport(streamOf(broken)),
      onEvent: (each) => events.push(each),
    });
    const error = await failure((await client.converseStream(nova, hi)).reply());
    expect(error).toMatchObject({ code: "throttled", status: 200, attempts: [{ code: "throttled", status: 200 }] });
    expect(events.map((event) => event.type === "attempt" && event.attempt.code)).toEqual([undefined, "throttled"]);
  });

  it.each([
    ["an exception of a new name", exception("somethingNewException", "Odd."), /Odd\./],
    [
      "an error frame",
      frame({ ":message-type": "error", ":error-code": "Strange", ":error-message": "Odd." }, {}),
      /Strange|Odd/,
    ],
  ])("by %s says what the service said, and not that it was cut", async (_what, last, message) => {
    const { client } = await connected({ chunks: [...replyFrames("Hel").slice(0, 2), last], ending: "complete" });
    const error = await failure(client.converseStream(nova, hi).then((stream) => stream.reply()));
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("cut");
    expect(error.partial?.text).toBe("Hel");
  });
});

describe("destroying a client", () => {
  it.each([false, true])(
    "ends its open streams, whose readers get `aborted` (a ready HTTP/2 client: %s)",
    async (ready) => {
      const { client, server } = await connected({ chunks: replyFrames("Hel").slice(0, 2), ending: "open" }, { ready });
      const stream = await client.converseStream(nova, hi);
      const reply = failure(stream.reply());
      await client.destroy();
      expect((await reply).code).toBe("aborted");
      await server.left;
    },
  );
});

describe("invokeModelStream", () => {
  const chunk = (text: string) => event("chunk", { bytes: Buffer.from(text).toString("base64") });

  it("fails with the one error class where a chunk is no JSON, and closes the exchange", async () => {
    const { client, server } = await connected({ chunks: [chunk("oops")], ending: "open" });
    const stream = await client.invokeModelStream(nova, { body: "{}" });
    expect((await failure(stream[Symbol.asyncIterator]().next())).code).toBe("model-error");
    await server.left;
  });

  it("is interrupted where no chunk came at all", async () => {
    const { client } = await connected({ chunks: [], ending: "complete" });
    const call = client.invokeModelStream(nova, { body: "{}" }).then((stream) => stream[Symbol.asyncIterator]().next());
    expect((await failure(call)).code).toBe("stream-interrupted");
  });

  it("has its usage also where the chunks were read as bytes", async () => {
    const last = '{"amazon-bedrock-invocationMetrics":{"inputTokenCount":3,"outputTokenCount":4}}';
    const { client } = await connected({ chunks: [chunk("{}"), chunk(last)], ending: "complete" });
    const stream = await client.invokeModelStream(nova, { body: "{}" });
    for await (const _bytes of stream.bytes);
    expect(stream.usage).toEqual({ inputTokens: 3, outputTokens: 4 });
  });
});

describe("an answer that is none", () => {
  it.each([{}, { output: {} }, []])("%j is an error, and no empty reply", async (answer) => {
    const client = new BedrockClient({ targets: [base], transport: scriptedTransport(async () => answer) });
    expect(await failure(client.converse(nova, hi))).toMatchObject({
      code: "unknown",
      attempts: [{ code: "unknown" }],
    });
  });

  it("a body that is shorter than announced was cut", async () => {
    const transport = scriptedTransport(async ({ onHead }) => {
      onHead?.({ status: 200, headers: { "content-length": "1000" } });
      return { body: new Uint8Array(7), contentType: "application/json" };
    });
    const client = new BedrockClient({ targets: [base], transport });
    expect(await failure(client.invokeModel(nova, { body: {} }))).toMatchObject({
      code: "unavailable",
      retryable: true,
    });
  });

  it("no body at all is an empty one", async () => {
    const client = new BedrockClient({ targets: [base], transport: scriptedTransport(async () => ({})) });
    expect((await client.invokeModel(nova, { body: {} })).text()).toBe("");
  });
});

describe("regions", () => {
  it.each(["arn:aws-cn:bedrock:us-east-1::foundation-model/a.b", "arn:aws:bedrock:cn-north-1::foundation-model/a.b"])(
    "%s is another partition by either of its parts",
    async (arn) => {
      const transport = scriptedTransport(async () => ({}));
      const client = new BedrockClient({ region: "us-east-1", targets: [base], transport });
      expect((await failure(client.converse(arn as string, hi))).code).toBe("region-mismatch");
      expect(transport.calls).toEqual([]);
    },
  );

  it("a fence without a region says that the region is missing", async () => {
    const transport: Transport = { ...scriptedTransport(async () => ({})), region: async () => undefined };
    const client = new BedrockClient({ within: "eu-*", targets: [base], transport });
    expect(await failure(client.converse(nova, hi))).toMatchObject({
      code: "invalid-request",
      advice: expect.stringContaining("AWS_REGION"),
    });
  });

  it("a look-up of the region that failed is tried again", async () => {
    let tries = 0;
    const answers = scriptedTransport(streamOf(saying("x")));
    const region = async () => {
      tries += 1;
      if (tries === 1) throw new Error("not now");
      return "us-east-1";
    };
    const client = new BedrockClient({ targets: [base], transport: { ...answers, region } });
    expect(BedrockTargetError.is(await failure(client.converseStream(nova, hi)))).toBe(true);
    expect((await (await client.converseStream(nova, hi)).reply()).text).toBe("x");
  });
});

describe("an error that a transport made itself", () => {
  it("gets the target and the tries that only the client knows", async () => {
    const own = new BedrockTargetError({ code: "unknown", message: "Not installed.", advice: "Install it." });
    const transport = scriptedTransport(() => {
      throw own;
    });
    const error = await failure(new BedrockClient({ targets: [base], transport }).converse(nova, hi));
    expect(error).toMatchObject({
      code: "unknown",
      message: own.message,
      advice: "Install it.",
      target: { modelId: nova },
    });
    expect(error.attempts).toMatchObject([{ code: "unknown" }]);
  });
});

describe("what a caller, a strategy or a transport gets wrong", () => {
  const client = (options: object) =>
    new BedrockClient({ targets: [base], ...options } as BedrockClientOptions<readonly ModelTarget[]>);

  it.each([
    { runtime: null },
    { runtime: "x" },
    { within: 5 },
    { transport: {} },
    { regions: "Follow" },
    { region: "evil.com#" },
    { region: 5 },
  ])("%j is named when the client is made", (options) => {
    expect(() => client(options)).toThrowError(expect.objectContaining({ code: "invalid-request" }));
  });

  it.each<object>([
    { signal: "x" },
    { headers: "x" },
    { headers: new Headers({ a: "b" }) },
    { headers: { a: "b\r\nc" } },
    { headers: { "a b": "c" } },
    { headers: { a: 5 } },
  ])("%j is named before anything is sent", async (options) => {
    const transport = scriptedTransport(async () => ({}));
    expect((await failure(client({ transport }).converse(nova, hi, options as CallOptions))).code).toBe(
      "invalid-request",
    );
    expect(transport.calls).toEqual([]);
  });

  it.each([{ strategy: {}, ref: {} }, Object.create(null), { kind: "base" }])("%o is no target", async (target) => {
    const error = await failure(client({ transport: scriptedTransport(async () => ({})) }).converse(target, hi));
    expect(error.code).toBe("invalid-target");
  });

  it("is the one error class also where it is thrown", async () => {
    const oops = () => {
      throw new RangeError("oops");
    };
    const recognising = client({
      targets: [{ kinds: ["other:x"], rules: {}, recognise: oops }],
      transport: scriptedTransport(async () => ({})),
    });
    expect(BedrockTargetError.is(await failure(recognising.converse("nonsense", hi)))).toBe(true);
    for (const stream of [{ [Symbol.asyncIterator]: () => ({ next: oops }) }, {}, undefined]) {
      const transport = scriptedTransport(async () => ({ stream }));
      const call = client({ transport })
        .converseStream(nova, hi)
        .then((opened) => opened.reply());
      expect(BedrockTargetError.is(await failure(call))).toBe(true);
    }
  });
});
