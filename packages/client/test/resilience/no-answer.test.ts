import { createServer as createHttp2, type Http2Server, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { NodeHttp2Handler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { atEnd } from "../aws-sdk/support/ours.ts";
import { type Answer, answeringServer } from "../aws-sdk/support/server.ts";
import { failure } from "../support/failure.ts";
import { base } from "../support/strategies.ts";
import { type Client, keys, ways } from "./support/both-transports.ts";
import { hi, nova } from "./support/failing.ts";

const json = { "content-type": "application/json" };
const whole = JSON.stringify({
  output: { message: { role: "assistant", content: [{ text: 'a brace } in a text, and a "quote"' }] } },
  stopReason: "end_turn",
  usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
});

const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  converse: (client) => client.converse(nova, hi),
  invokeModel: (client) => client.invokeModel(nova, { body: {} }),
  countTokens: (client) => client.countTokens(nova, hi),
};

/** What is no answer of any operation. */
const none: readonly (readonly [what: string, answer: Answer])[] = [
  ["an empty object", { body: "{}" }],
  ["an empty object with room", { body: " { \n } " }],
  ["null", { body: "null" }],
  ["nothing", { body: "" }],
  ["nothing of no type", { headers: { "content-type": "" }, body: "" }],
  ["a page", { headers: { "content-type": "text/html; charset=utf-8" }, body: "<!doctype html><p>Sign in</p>" }],
  ["a page that says it is JSON", { body: "\n<html></html>" }],
  ["XML", { headers: { "content-type": "application/xml" }, body: "<?xml version='1.0'?><Error/>" }],
  ["a text", { headers: { "content-type": "text/plain" }, body: "Service up" }],
  ["status 204", { status: 204 }],
];

/** What only Converse knows to be none. */
const noMessage: readonly (readonly [what: string, answer: Answer])[] = [
  ["no message", { body: '{"output":{}}' }],
  ["a message that is null", { body: '{"output":{"message":null}}' }],
  ["a message that is a text", { body: '{"output":{"message":"Hello"}}' }],
  ["a message without content", { body: '{"output":{"message":{"role":"assistant"}}}' }],
  ["an error of status 200", { body: '{"message":"Too many requests"}' }],
];

async function answering(answer: Answer) {
  const server = await answeringServer({ headers: json, ...answer });
  atEnd(() => server.close());
  return server;
}

describe.each(ways)("through %s, an answer of", (_name, connect) => {
  it.each(none)("%s is an error, and no empty reply", async (_what, answer) => {
    const server = await answering(answer);
    const client = connect(server.url, keys, { retry: false });
    for (const [operation, call] of Object.entries(calls)) {
      const error = await failure(call(client));
      expect([operation, error.code, error.attempts.length]).toEqual([operation, "unknown", 1]);
    }
  });

  it.each(noMessage)("%s is no conversation", async (_what, answer) => {
    const server = await answering(answer);
    expect((await failure(connect(server.url, keys, { retry: false }).converse(nova, hi))).code).toBe("unknown");
  });

  it.each([
    ["a list", "[]", undefined],
    ["a number", " 5 ", undefined],
    ["a string", '"x"', undefined],
    ["another type that was asked for", "a,b\n1,2", "text/csv"],
    ["whatever there is, where anything was asked for", "<svg/>", "*/*"],
  ])("%s may be a model's", async (_what, body, accept) => {
    const server = await answering({ headers: { "content-type": accept ?? "application/json" }, body });
    const client = connect(server.url, keys, { retry: false });
    expect((await client.invokeModel(nova, { body: {}, ...(accept && { accept }) })).text()).toBe(body);
  });

  it("JSON that has lost its end was cut, and is asked for again", async () => {
    let body = "";
    const server = await answeringServer(() => ({ headers: json, body: server.seen.length % 2 ? body : whole }));
    atEnd(() => server.close());
    const client = connect(server.url, keys, { retry: { maxDelayMs: 1, budget: 1e6 } });
    for (let at = 1; at < whole.length; at += 7) {
      body = whole.slice(0, at);
      const reply = await client.converse(nova, hi);
      expect([reply.stopReason, reply.attempts[0]?.code]).toEqual(["end_turn", "unavailable"]);
      const { attempts } = await client.invokeModel(nova, { body: {} });
      expect(attempts[0]?.code, body).toBe("unavailable");
    }
  });
});

/** Answers over HTTP/2, where a body may end anywhere without an error. */
async function cuttingHttp2(close: (stream: ServerHttp2Stream) => void) {
  const state = { at: 0, requests: 0 };
  const server: Http2Server = createHttp2().on("stream", (stream: ServerHttp2Stream) => {
    stream.on("error", () => {}); // as the test wants it
    stream.respond({ ":status": 200, ...json });
    state.requests += 1;
    if (state.requests % 2 === 0) stream.end(whole);
    else stream.write(whole.slice(0, state.at), () => setTimeout(() => close(stream), 1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const runtime = { endpoint: `http://127.0.0.1:${port}`, credentials: keys, requestHandler: new NodeHttp2Handler() };
  const retry = { attempts: 2, maxDelayMs: 1, budget: 1e6 };
  const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime, retry });
  atEnd(async () => {
    await client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { client, state };
}

const endings: readonly (readonly [how: string, close: (stream: ServerHttp2Stream) => void])[] = [
  ["an orderly end", (stream) => void stream.end()],
  ["RST_STREAM with NO_ERROR", (stream) => stream.close(0)],
  ["RST_STREAM with CANCEL", (stream) => stream.close(8)],
];

describe.each(endings)("a plain answer over HTTP/2 that is cut at any byte by %s", (_how, close) => {
  it("was made again unseen, or is whole", { timeout: 60_000 }, async () => {
    const { client, state } = await cuttingHttp2(close);
    for (let at = 1; at <= whole.length; at += 1) {
      for (const operation of ["converse", "invokeModel"] as const) {
        Object.assign(state, { at, requests: 0 });
        const reply: { readonly stopReason?: string | undefined } =
          operation === "converse"
            ? await client.converse(nova, hi)
            : await client.invokeModel(nova, { body: {} }).then((answer) => answer.json<{ stopReason: string }>());
        expect([at, operation, reply.stopReason]).toEqual([at, operation, "end_turn"]);
        if (at < whole.length) expect([at, state.requests]).toEqual([at, 2]);
      }
    }
  });
});
