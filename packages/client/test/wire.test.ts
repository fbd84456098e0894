import { NodeHttp2Handler } from "@smithy/node-http-handler";
import { afterEach, describe, expect, it } from "vitest";
import { BedrockClient } from "../src/index.ts";
import { failure } from "./support/failure.ts";
import { exception, replyFrames } from "./support/frames.ts";
import { base } from "./support/strategies.ts";
import { type Script, type WireServer, wireServer } from "./support/wire-server.ts";

const nova = "amazon.nova-lite-v1:0";
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const frames = replyFrames("Hel", "lo");
const whole = Buffer.concat(frames);

const open: { close(): Promise<void>; destroy?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await (each.destroy ?? each.close).call(each);
});

/** A server that plays a script, and a client of ours that talks to it: over HTTP/1.1 as by default, or over HTTP/2. */
async function connected(
  protocol: "http1" | "http2",
  script: Script,
): Promise<{ client: BedrockClient<readonly [typeof base]>; server: WireServer }> {
  const server = await wireServer(protocol, script);
  const handler = protocol === "http2" ? { requestHandler: new NodeHttp2Handler() } : {};
  const runtime = { endpoint: server.url, credentials, maxAttempts: 1, ...handler };
  const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime });
  open.push({ close: server.close, destroy: () => client.destroy() }, server);
  return { client, server };
}

describe.each(["http1", "http2"] as const)("over %s", (protocol) => {
  const streamed = async (script: Script, signal?: AbortSignal) => {
    const { client, server } = await connected(protocol, script);
    const call = client.converseStream(nova, { messages: "Hi" }, signal ? { signal } : {});
    return { call, server };
  };

  it("a whole stream becomes a reply", async () => {
    const { call } = await streamed({ chunks: [whole], ending: "complete" });
    expect(await (await call).reply()).toMatchObject({
      text: "Hello",
      stopReason: "end_turn",
      usage: { totalTokens: 2 },
    });
  });

  it("a stream cut inside any frame, or between any two, is interrupted, and never looks complete", async () => {
    const messageStop = frames.slice(0, -1).reduce((sum, part) => sum + part.length, 0);
    const ends = [frames[0]?.length ?? 0, 1, 11, 40, messageStop - 1, messageStop - (frames[4]?.length ?? 0)];
    for (const end of new Set(ends)) {
      const { call } = await streamed({ chunks: [whole.subarray(0, end)], ending: "cut" });
      const error = await failure(call.then((stream) => stream.reply()));
      expect([error.code, end]).toEqual(["stream-interrupted", end]);
    }
  });

  it("an exception behind content is the service's error, with what came before it", async () => {
    const chunks = [...frames.slice(0, 3), exception("throttlingException", "Too many tokens, please wait.")];
    const { call } = await streamed({ chunks, ending: "complete" });
    expect(await failure((await call).reply())).toMatchObject({
      code: "throttled",
      partial: { text: "Hello" },
      requestId: "r-1",
    });
  });

  it("an exception as the only frame fails the call", async () => {
    const { call } = await streamed({ chunks: [exception("validationException", "Malformed.")], ending: "complete" });
    const error = await failure(call.then((stream) => stream.reply()));
    expect(error).toMatchObject({ code: "invalid-request", message: expect.stringContaining("Malformed.") });
  });

  it("an exception that the SDK has no class for is still the service's error", async () => {
    const chunks = [...frames.slice(0, 3), exception("modelTimeoutException", "It took too long.")];
    const { call } = await streamed({ chunks, ending: "complete" });
    expect(await failure((await call).reply())).toMatchObject({
      code: "timeout",
      message: expect.stringContaining("It took too long."),
    });
  });

  it("a flipped bit is an error, not another text", async () => {
    const broken = Buffer.from(whole);
    const at = (frames[0]?.length ?? 0) + 60;
    broken.writeUInt8(broken.readUInt8(at) ^ 1, at);
    const { call } = await streamed({ chunks: [broken], ending: "complete" });
    const error = await failure(call.then((stream) => stream.reply()));
    expect(error.code).toBe("stream-interrupted");
  });

  it("leaving a loop early closes the exchange at the server", async () => {
    const { call, server } = await streamed({ chunks: frames.slice(0, 3), ending: "open" });
    for await (const _event of await call) break;
    await server.left;
  });

  it("an abort while reading closes the exchange at the server, and is `aborted`", async () => {
    const controller = new AbortController();
    const { call, server } = await streamed({ chunks: frames.slice(0, 3), ending: "open" }, controller.signal);
    const stream = await call;
    const reply = failure(stream.reply());
    controller.abort();
    expect((await reply).code).toBe("aborted");
    await server.left;
  });

  it("an abort before the first event is `aborted` too, and closes the exchange", async () => {
    const controller = new AbortController();
    const { call, server } = await streamed({ chunks: [], ending: "open" }, controller.signal);
    while (server.paths.length === 0) await new Promise(setImmediate);
    controller.abort();
    expect((await failure(call)).code).toBe("aborted");
    await server.left;
  });

  it("the path is one encoded segment", async () => {
    const { client, server } = await connected(protocol, { chunks: [whole], ending: "complete" });
    const arn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0";
    await (await client.converseStream(arn, { messages: "Hi" })).reply();
    expect(server.paths).toEqual([`/model/${encodeURIComponent(arn)}/converse-stream`]);
  });

  it("a caller's headers arrive, signed with the rest", async () => {
    const { client, server } = await connected(protocol, { chunks: [whole], ending: "complete" });
    await (await client.converseStream(nova, { messages: "Hi" }, { headers: { "x-tenant": "t-1" } })).reply();
    expect(server.headers[0]).toMatchObject({ "x-tenant": "t-1", authorization: expect.stringContaining("x-tenant") });
  });
});

describe("by default", () => {
  it("a connection is used again after a stream that was read to its end", async () => {
    const { client, server } = await connected("http1", { chunks: [whole], ending: "complete" });
    for (let call = 0; call < 3; call += 1) await (await client.converseStream(nova, { messages: "Hi" })).reply();
    expect(server.headers.map(({ connection }) => connection)).toEqual(["keep-alive", "keep-alive", "keep-alive"]);
    expect(server.connections()).toBe(1);
  });

  it("a hundred streams are open at the same time", async () => {
    const { client } = await connected("http1", { chunks: frames.slice(0, 2), ending: "open" });
    const streams = await Promise.all(
      Array.from({ length: 100 }, () => client.converseStream(nova, { messages: "Hi" })),
    );
    const firsts = await Promise.all(streams.map((stream) => stream[Symbol.asyncIterator]().next()));
    expect(firsts.every(({ value }) => value?.messageStart)).toBe(true);
    for (const stream of streams) await stream[Symbol.asyncDispose]();
  });

  it("a server that is not there is `unavailable`, with the advice to look at the endpoint", async () => {
    const { client, server } = await connected("http1", { chunks: [], ending: "complete" });
    await server.close();
    expect(await failure(client.converse(nova, { messages: "Hi" }))).toMatchObject({
      code: "unavailable",
      retryable: true,
      advice: expect.stringContaining("endpoint"),
    });
  });
});
