import { createServer as createHttp2, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { NodeHttp2Handler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { BedrockClient, type ClientEvent, type ConverseStreamEvent, chain } from "../../src/index.ts";
import { event } from "../aws-sdk/support/frames.ts";
import { atEnd } from "../aws-sdk/support/ours.ts";
import { answeringServer } from "../aws-sdk/support/server.ts";
import { failure } from "../support/failure.ts";
import { replyFrames } from "../support/frames.ts";
import { awsException } from "../support/scripted-control.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { base, everyKind } from "../support/strategies.ts";
import { type Client, keys, ways } from "./support/both-transports.ts";
import { hi, nova } from "./support/failing.ts";

const json = { "content-type": "application/json" };
const frames = { "content-type": "application/vnd.amazon.eventstream" };

describe.each(ways)("through %s, a message whose content is", (_name, connect) => {
  it.each(["[null]", '["x"]', '[{"text":{"a":1}}]', '[{"text":5}]'])("%s is none", async (content) => {
    const server = await answeringServer({ headers: json, body: `{"output":{"message":{"content":${content}}}}` });
    atEnd(() => server.close());
    const error = await failure(connect(server.url, keys, { retry: false }).converse(nova, hi));
    expect([error.code, error.attempts.length]).toEqual(["unknown", 1]);
  });

  it("cited in a strange way has the text that it has", async () => {
    const content =
      '[{"citationsContent":{"content":{}}},{"citationsContent":{"content":[null,{"text":"a"}]}},{"text":"b"}]';
    const server = await answeringServer({ headers: json, body: `{"output":{"message":{"content":${content}}}}` });
    atEnd(() => server.close());
    expect((await connect(server.url, keys).converse(nova, hi)).text).toBe("ab");
  });

  it("right, and called something else, is none", async () => {
    const body = '{"output":{"message":{"content":[{"text":"a"}]}},"inputTokens":3}';
    const server = await answeringServer({ headers: { "content-type": "text/html" }, body });
    atEnd(() => server.close());
    const client = connect(server.url, keys, { retry: false });
    const calls = [
      () => client.converse(nova, hi),
      () => client.countTokens(nova, hi),
      () => client.invokeModel(nova, { body: {} }),
    ];
    for (const call of calls) expect((await failure(call())).code).toBe("unknown");
  });
});

const [start, delta, stop, end, metadata] = replyFrames("a") as [Buffer, Buffer, Buffer, Buffer, Buffer];
const another = event("contentBlockDelta", JSON.stringify({ contentBlockIndex: 0, delta: { text: "b" } }));

describe.each(ways)("through %s, a stream", (_name, connect) => {
  const reading = async (body: readonly Buffer[]) => {
    const server = await answeringServer({ headers: frames, body });
    atEnd(() => server.close());
    const stream = await connect(server.url, keys, { retry: false }).converseStream(nova, hi);
    return failure(stream.reply());
  };

  it.each<[string, readonly Buffer[]]>([
    ["with two messages", [start, delta, stop, end, metadata, start, another, stop, end, metadata]],
    ["that begins twice", [start, delta, start, another, stop, end, metadata]],
    ["with text behind its end", [start, delta, stop, end, another, metadata]],
    ["that ends twice", [start, delta, stop, end, end, metadata]],
  ])("%s is no reply", async (_what, body) => {
    const error = await reading(body);
    expect([error.code, error.partial?.text]).toEqual(["stream-interrupted", "a"]);
  });

  it.each(["5", '{"x":1}', '["b"]'])("with a piece of text that is %s is no reply", async (text) => {
    const piece = event("contentBlockDelta", `{"contentBlockIndex":0,"delta":{"text":${text}}}`);
    const error = await reading([start, delta, piece, another, stop, end, metadata]);
    expect([error.code, error.partial?.text]).toEqual(["stream-interrupted", "a"]);
  });
});

describe.each(ways)("through %s, a plain answer", (_name, connect) => {
  const calls: readonly (readonly [string, (client: Client, options: object) => Promise<unknown>])[] = [
    ["converse", (client, options) => client.converse(nova, hi, options)],
    ["invokeModel", (client, options) => client.invokeModel(nova, { body: {} }, options)],
    ["countTokens", (client, options) => client.countTokens(nova, hi, options)],
  ];

  it.each(["firstByteTimeoutMs", "idleTimeoutMs"] as const)(
    "that stalls behind its head exceeds `%s`",
    async (limit) => {
      const gone: Promise<void>[] = [];
      const server = await answeringServer(async (_seen, response) => {
        gone.push(new Promise((resolve) => response.on("close", resolve)));
        return { headers: json, body: [Buffer.from('{"outp')], ending: "open" };
      });
      atEnd(() => server.close());
      const client = connect(server.url, keys, { retry: false });
      for (const [operation, call] of calls) {
        const error = await failure(call(client, { [limit]: 120 }));
        expect([operation, error.code, error.message.includes(`\`${limit}\``)]).toEqual([operation, "timeout", true]);
      }
      await Promise.all(gone);
    },
  );

  it("that is slow is not called silent", async () => {
    const body = JSON.stringify({ output: { message: { content: [{ text: "slow" }] } }, stopReason: "end_turn" });
    const server = await answeringServer((_seen, response) => {
      response.writeHead(200, json);
      let at = 0;
      const timer = setInterval(() => {
        response.write(body.slice(at, at + 8));
        at += 8;
        if (at < body.length) return;
        clearInterval(timer);
        response.end();
      }, 20);
      return Promise.resolve(undefined);
    });
    atEnd(() => server.close());
    if (_name.includes("fetch")) return; // which tells nobody how many bytes have come
    expect((await connect(server.url, keys, { retry: false }).converse(nova, hi, { idleTimeoutMs: 120 })).text).toBe(
      "slow",
    );
  });
});

/** RST_STREAM as it is: Node's own `close` ends a stream in order first. RFC 9113, 6.4. */
function resetFrame(stream: number, code: number): Buffer {
  const frame = Buffer.alloc(13);
  frame[2] = 4;
  frame[3] = 3;
  frame.writeUInt32BE(stream, 5);
  frame.writeUInt32BE(code, 9);
  return frame;
}

describe("a stream over HTTP/2 that is reset between two chunks", () => {
  it.each([2, 7, 8, 11, "connection"] as const)("by %s is interrupted", async (code) => {
    let raw: Socket | undefined;
    const chunk = event("chunk", JSON.stringify({ bytes: Buffer.from("{}").toString("base64") }));
    const server = createHttp2().on("stream", (stream: ServerHttp2Stream) => {
      stream.on("error", () => {}); // as the test wants it
      stream.respond({ ":status": 200, ...frames });
      stream.write(chunk, () =>
        setTimeout(() => (code === "connection" ? raw?.destroy() : raw?.write(resetFrame(stream.id ?? 1, code))), 5),
      );
    });
    server.on("connection", (socket: Socket) => {
      raw = socket;
    });
    server.on("session", (session) => session.on("error", () => {}));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const runtime = { endpoint: `http://127.0.0.1:${port}`, credentials: keys, requestHandler: new NodeHttp2Handler() };
    const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime, retry: false });
    atEnd(async () => {
      await client.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    const stream = await client.invokeModelStream(nova, { body: {} });
    const chunks: unknown[] = [];
    const error = await failure(
      (async () => {
        for await (const each of stream) chunks.push(each);
      })(),
    );
    expect([error.code, chunks]).toEqual(["stream-interrupted", [{}]]);
  });
});

describe("a kept connection of `direct`", () => {
  it("that ends under every request doubles nothing", async () => {
    const direct = ways[1]?.[1];
    const server = await answeringServer((_seen, response) => {
      if (server.seen.length % 2 === 1)
        return Promise.resolve({ headers: json, body: '{"output":{"message":{"content":[]}}}' });
      response.socket?.destroy();
      return Promise.resolve(undefined);
    });
    atEnd(() => server.close());
    const client = direct?.(server.url, keys, { retry: false });
    const count = 200;
    for (let calls = 0; calls < count; calls += 1) await client?.converse(nova, hi).catch(() => {});
    expect(server.seen.length - count).toBeGreaterThan(5);
    expect(server.seen.length - count).toBeLessThanOrEqual(10 + count / 10);
  });

  it("that ends after the server has thought about a request is no reason to send it unseen", async () => {
    const direct = ways[1]?.[1];
    const server = await answeringServer((_seen, response) => {
      if (server.seen.length === 1)
        return Promise.resolve({ headers: json, body: '{"output":{"message":{"content":[]}}}' });
      setTimeout(() => response.socket?.destroy(), 200);
      return Promise.resolve(undefined);
    });
    atEnd(() => server.close());
    const client = direct?.(server.url, keys, { retry: false });
    await client?.converse(nova, hi);
    const error = await failure(client?.converse(nova, hi) ?? Promise.resolve());
    expect([error.code, error.attempts.length, server.seen.length]).toEqual(["unavailable", 1, 2]);
  });
});

describe("the tries of an error", () => {
  it("are those that there were, whatever follows", async () => {
    const told: ClientEvent[] = [];
    const cut = Object.assign(new Error("cut"), { code: "ECONNRESET" });
    const transport = scriptedTransport((call) => {
      const tries = transport.calls.length;
      if (tries === 1) throw awsException("ThrottlingException", "Slow", 429);
      return streamOf(tries === 2 ? [...saying("Hel").slice(0, 2), cut] : saying("Hello"))(call);
    });
    const retry = { maxDelayMs: 1 };
    const onEvent = (one: ClientEvent) => void told.push(one);
    const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport, retry, onEvent });
    const events: ConverseStreamEvent[] = [];
    for await (const one of await client.converseStream(nova, hi, { resume: "restart" })) events.push(one);
    const codes = (list: readonly { readonly code?: string | undefined }[] = []) => list.map(({ code }) => code);
    expect(codes(events.find(({ restarted }) => restarted)?.restarted?.error.attempts)).toEqual([
      "throttled",
      "stream-interrupted",
    ]);
    const retries = told.flatMap((one) => (one.type === "retry" ? [codes(one.error.attempts)] : []));
    expect(retries).toEqual([["throttled"], ["throttled", "stream-interrupted"]]);
  });
});

describe("a sticky chain", () => {
  it("keeps its place in a client that meets many targets", async () => {
    const [one, two, three] = ["x.one-1", "x.two-1", "x.three-1"];
    const transport = scriptedTransport(({ input: { modelId = "" } }) => {
      if (modelId === one) throw awsException("ThrottlingException", "Slow", 429);
      return { output: { message: { content: [{ text: modelId }] } } };
    });
    const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport, retry: false });
    const model = chain([one, two, three] as string[], { sticky: { coolingMs: 60_000 } });
    await client.converse(model, hi);
    for (let other = 0; other < 600; other += 1) client.target(`x.other-${other}:0`);
    transport.calls.length = 0;
    await client.converse(model, hi);
    expect(transport.calls.map(({ input }) => input.modelId)).toEqual([two]);
  });
});

it.each([
  ["destroy(null)", (client: Client) => client.destroy(null as never)],
  ["destroy(undefined)", (client: Client) => client.destroy(undefined)],
])("%s is the end, as `destroy()`", async (_what, destroy) => {
  await destroy(new BedrockClient({ region: "us-east-1", targets: [base], transport: scriptedTransport(() => ({})) }));
});
