import { createServer as createHttp1 } from "node:http";
import { createServer as createHttp2, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo, Server, Socket } from "node:net";
import { NodeHttp2Handler } from "@smithy/node-http-handler";
import { afterEach, describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { failure } from "../support/failure.ts";
import { event, replyFrames } from "../support/frames.ts";
import { base } from "../support/strategies.ts";
import { hi, nova } from "./support/failing.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const headers = { "content-type": "application/vnd.amazon.eventstream", "x-amzn-requestid": "r-1" };

/** A reply with text and a tool, in the order of recorded ones. */
const frames = [
  ...replyFrames("Hel", "lo").slice(0, 4),
  event("contentBlockStart", { contentBlockIndex: 1, start: { toolUse: { name: "look", toolUseId: "t-1" } } }),
  event("contentBlockDelta", { contentBlockIndex: 1, delta: { toolUse: { input: '{"at":"sea"}' } } }),
  event("contentBlockStop", { contentBlockIndex: 1 }),
  ...replyFrames().slice(-2),
];
const whole = Buffer.concat(frames);
/** Where a number of frames ends. */
const endOf = (count: number): number => Buffer.concat(frames.slice(0, count)).length;
const endOfBeginning = endOf(1);
const endOfTool = endOf(7);
const endOfMessage = endOf(8);

/** How a server ends a stream that is cut. */
type Cut = "close" | "reset" | "end" | "NO_ERROR" | "INTERNAL_ERROR" | "GOAWAY";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A server that cuts the answers of odd requests at a byte that the test sets, and gives the even ones whole. */
async function cutting(cut: Cut, answersAgain: boolean) {
  const state = { at: 0, requests: 0, left: 0 };
  const isHttp2 = !["close", "reset", "end"].includes(cut);
  const server: Server = isHttp2
    ? createHttp2().on("stream", (stream: ServerHttp2Stream) => {
        stream.on("error", () => {}); // as the test wants it
        stream.respond({ ":status": 200, ...headers });
        state.requests += 1;
        if (answersAgain && state.requests % 2 === 0) return stream.end(whole);
        stream.write(whole.subarray(0, state.at), () => {
          if (cut === "GOAWAY") stream.session?.destroy();
          else setTimeout(() => stream.close(cut === "NO_ERROR" ? 0 : 2), 1);
        });
      })
    : createHttp1((request, response) => {
        request.resume();
        response.writeHead(200, headers);
        response.flushHeaders();
        state.requests += 1;
        if (answersAgain && state.requests % 2 === 0) return response.end(whole);
        if (cut === "end") return response.end(whole.subarray(0, state.at));
        response.write(whole.subarray(0, state.at), () =>
          cut === "reset" ? response.socket?.resetAndDestroy() : response.socket?.destroy(),
        );
      });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => void sockets.add(socket.on("error", () => {})));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const runtime = {
    endpoint: `http://127.0.0.1:${port}`,
    credentials,
    ...(isHttp2 && { requestHandler: new NodeHttp2Handler() }),
  };
  const retry = { attempts: 2, maxDelayMs: 1, budget: 1e6 };
  const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime, retry });
  open.push(async () => {
    await client.destroy();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { client, state };
}

/** What becomes of a stream that is cut at a byte. */
async function outcomeAt({ client, state }: Awaited<ReturnType<typeof cutting>>, at: number) {
  Object.assign(state, { at, requests: 0 });
  const reply = await client
    .converseStream(nova, hi)
    .then((stream) => stream.reply())
    .catch((error: unknown) => failure(Promise.reject(error)));
  return { reply, requests: state.requests };
}

const cuts: readonly Cut[] = ["close", "reset", "end", "NO_ERROR", "INTERNAL_ERROR", "GOAWAY"];

describe.each(cuts)("a stream that is cut at any byte (%s)", (cut) => {
  it("fails with what came of it, or was made again unseen", { timeout: 120_000 }, async () => {
    const server = await cutting(cut, true);
    for (let at = 0; at < whole.length; at += 1) {
      const { reply, requests } = await outcomeAt(server, at);
      const seen = { at, requests, code: "code" in reply ? reply.code : undefined };
      // A frame that is cut was not said. A reset may take back what was on its way.
      const isSaid = requests === 1;
      if (at < endOf(2)) expect(isSaid, `cut at ${at}`).toBe(false);
      if (!isSaid) {
        expect(seen).toEqual({ at, requests: 2, code: undefined });
        expect("text" in reply && reply.text, `cut at ${at}`).toBe("Hello");
        if (cut === "end" || cut === "close") expect(at).toBeLessThan(endOf(2));
        continue;
      }
      if (seen.code === undefined) {
        // Only the counts are missing, and the end was no error of the connection.
        expect(at, `cut at ${at}`).toBe(endOfMessage);
        expect(["end", "NO_ERROR", "INTERNAL_ERROR", "GOAWAY"]).toContain(cut); // the SDK's handler tells of no reset
        continue;
      }
      expect(seen).toEqual({ at, requests: 1, code: "stream-interrupted" });
      const { partial } = reply as Awaited<ReturnType<typeof failure>>; // it has a code
      expect("Hello".startsWith(partial?.text ?? "none")).toBe(true);
      for (const { isComplete } of partial?.toolUses ?? []) if (at < endOfTool) expect(isComplete).toBe(false);
      if (at >= endOfTool && cut !== "reset") expect(partial?.toolUses).toMatchObject([{ isComplete: true }]);
    }
  });
});

describe.each(["close", "NO_ERROR"] as const)("a stream that is cut before its content each time (%s)", (cut) => {
  it("is interrupted, and no empty reply", async () => {
    const server = await cutting(cut, false);
    for (const at of [0, 1, 12, endOfBeginning - 1, endOfBeginning, endOfBeginning + 5]) {
      const { reply, requests } = await outcomeAt(server, at);
      expect({ at, requests, code: "code" in reply && reply.code }).toEqual({
        at,
        requests: 2,
        code: "stream-interrupted",
      });
    }
  });
});

describe("an answer that is none", () => {
  const answering = async (contentType: string, body: string) => {
    let requests = 0;
    const server = createHttp1((request, response) => {
      requests += 1;
      request.resume().on("end", () => response.writeHead(200, { "content-type": contentType }).end(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const runtime = { endpoint: `http://127.0.0.1:${port}`, credentials };
    const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime });
    open.push(async () => {
      await client.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    return { client, requests: () => requests };
  };
  const page = "<html><body>Sign in to the network</body></html>";

  it.each([
    ["an empty object", "application/json", "{}"],
    ["an output without a message", "application/json", '{"output":{}}'],
    ["null", "application/json", "null"],
    ["nothing", "application/json", ""],
    ["a page", "text/html", page],
    ["a page that is called JSON", "application/json", page],
    ["plain text", "text/plain", "OK"],
  ])("is `unknown` and never an empty reply: %s", async (_what, type, body) => {
    const { client, requests } = await answering(type, body);
    const error = await failure(client.converse(nova, hi));
    expect([error.code, error.attempts.map(({ code }) => code), requests()]).toEqual(["unknown", ["unknown"], 1]);
  });

  it.each([
    ["nothing", "application/json", ""],
    ["a page", "text/html; charset=utf-8", page],
  ])("is `unknown` in place of a model's own answer: %s", async (_what, type, body) => {
    const { client, requests } = await answering(type, body);
    const error = await failure(client.invokeModel(nova, { body: {} }));
    expect([error.code, requests()]).toEqual(["unknown", 1]);
  });

  it.each([
    ["a page", "text/html", page],
    ["an empty object", "application/json", "{}"],
    ["nothing", "application/vnd.amazon.eventstream", ""],
  ])("is an error also in place of a stream: %s", async (_what, type, body) => {
    const { client } = await answering(type, body);
    const error = await failure(client.converseStream(nova, hi, { retry: false }).then((stream) => stream.reply()));
    expect(error.code).toBe(body === "" ? "stream-interrupted" : "unknown");
  });
});

describe("a request that exceeds a limit", () => {
  it.each([
    ["firstByteTimeoutMs", "nothing", "converse"],
    ["timeoutMs", "nothing", "converse"],
    ["firstByteTimeoutMs", "head", "converseStream"],
    ["idleTimeoutMs", "head", "converseStream"],
    ["idleTimeoutMs", "content", "converseStream"],
    ["timeoutMs", "content", "converseStream"],
  ] as const)("of `%s` is closed at the server that sent %s (%s)", async (limit, sent, operation) => {
    let close: () => void = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const server = createHttp1((request, response) => {
      request.resume();
      response.on("close", close);
      if (sent !== "nothing") response.writeHead(200, headers).flushHeaders();
      if (sent === "content") response.write(whole.subarray(0, endOf(3)));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const runtime = { endpoint: `http://127.0.0.1:${port}`, credentials };
    const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime, retry: false });
    open.push(async () => {
      await client.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    const options = { [limit]: 150 };
    const call =
      operation === "converse"
        ? client.converse(nova, hi, options)
        : client.converseStream(nova, hi, options).then((stream) => stream.reply());
    const error = await failure(call);
    expect([error.code, error.message.includes(`\`${limit}\``)]).toEqual(["timeout", true]);
    expect(error.partial?.text).toBe({ content: "Hello", head: "", nothing: undefined }[sent]);
    await closed;
  });
});
