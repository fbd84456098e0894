import { createServer as createHttp2Server, type Http2Server, type ServerHttp2Stream } from "node:http2";
import { createServer, type Socket } from "node:net";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { type Connect, keys, ways } from "../resilience/support/both-transports.ts";
import { reply } from "./support/frames.ts";
import { all } from "./support/gate.ts";
import { atEnd, client, converse, hello, modelId } from "./support/ours.ts";
import { listening } from "./support/server.ts";

/** What a server does with each connection, from its beginning or once a request has come. */
interface Behaviour {
  readonly onOpen?: (socket: Socket) => void;
  readonly onRequest?: (socket: Socket) => void;
}

/** The port of a server that behaves so. */
async function misbehaving({ onOpen, onRequest }: Behaviour): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.once("data", () => onRequest?.(socket));
    onOpen?.(socket);
  });
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listening(server);
}

const retry = false;
const passing = { code: "unavailable", retryable: true, attempts: [{ code: "unavailable" }] };

/** Both operations of a client, each by itself. */
const calls: readonly (readonly [name: string, call: (ours: ReturnType<Connect>) => Promise<unknown>])[] = [
  ["a call", (ours) => converse(ours)],
  ["a stream", async (ours) => all(await ours.converseStream(modelId, { messages: "Hi" }))],
];

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

const before: readonly (readonly [what: string, behaviour: Behaviour])[] = [
  ["is reset", { onRequest: (socket) => socket.resetAndDestroy() }],
  ["is closed", { onRequest: (socket) => socket.destroy() }],
  ["is ended", { onRequest: (socket) => socket.end() }],
  ["is closed as soon as it is there", { onOpen: (socket) => socket.destroy() }],
  ["is closed inside of the status line", { onRequest: (socket) => socket.end("HTTP/1.1 20") }],
  ["is closed inside of the headers", { onRequest: (socket) => socket.end(`${head}x-a`) }],
];

describe.each(ways)("through %s, a connection", (_name, connect) => {
  describe.each(calls)("of %s", (_operation, call) => {
    it.each(before)(
      "that %s before the first byte is `unavailable`, and worth another try",
      async (_what, behaviour) => {
        const ours = connect(`http://127.0.0.1:${await misbehaving(behaviour)}`, keys, { retry });
        await expect(call(ours)).rejects.toMatchObject(passing);
      },
    );

    it("that nobody takes is `unavailable`, and worth another try", async () => {
      const server = createServer();
      const port = await listening(server);
      await new Promise((resolve) => server.close(resolve));
      await expect(call(connect(`http://127.0.0.1:${port}`, keys, { retry }))).rejects.toMatchObject(passing);
    });

    it("that is closed while TLS shakes hands is `unavailable`, and worth another try", async () => {
      const port = await misbehaving({ onRequest: (socket) => socket.destroy() });
      await expect(call(connect(`https://127.0.0.1:${port}`, keys, { retry }))).rejects.toMatchObject(passing);
    });

    it("whose host has no address is `unavailable`, and worth another try", async () => {
      const ours = connect("http://there-is-no-such-host.invalid", keys, { retry });
      await expect(call(ours)).rejects.toMatchObject(passing);
    });
  });

  it("that is made anew answers, where retries are allowed", async () => {
    let requests = 0;
    const onRequest = (socket: Socket): void => {
      requests += 1;
      if (requests < 3) socket.destroy();
      else socket.end(`${head}content-length: ${hello.length}\r\n\r\n${hello}`);
    };
    const ours = connect(`http://127.0.0.1:${await misbehaving({ onRequest })}`, keys);
    expect((await converse(ours)).attempts).toMatchObject([{ code: "unavailable" }, { code: "unavailable" }, {}]);
  });

  const cut = hello.slice(0, -9);
  it.each([
    ["of a known length", `${head}content-length: ${hello.length}\r\n\r\n${cut}`],
    ["in chunks", `${head}transfer-encoding: chunked\r\n\r\n${cut.length.toString(16)}\r\n${cut}\r\n`],
    [
      "in chunks, which is whole but for its end",
      `${head}transfer-encoding: chunked\r\n\r\n${hello.length.toString(16)}\r\n${hello}\r\n`,
    ],
    ["of no known length", `${head}connection: close\r\n\r\n${cut}`],
    ["which has not begun", `${head}content-length: ${hello.length}\r\n\r\n`],
  ])("that is closed inside of an answer %s is an error, and never a reply", async (_what, answer) => {
    for (const end of ["end", "destroy"] as const) {
      const onRequest = (socket: Socket): void => void socket.write(answer, () => socket[end]());
      const ours = connect(`http://127.0.0.1:${await misbehaving({ onRequest })}`, keys, { retry });
      const error = await converse(ours).catch((thrown) => thrown);
      expect(error).toMatchObject({ name: "BedrockTargetError", attempts: { length: 1 } });
      if (!answer.includes("connection: close")) expect(error).toMatchObject(passing);
    }
  });
});

/** A server of HTTP/2 that does this with each request. */
async function http2(onStream: (stream: ServerHttp2Stream) => void): Promise<string> {
  const server: Http2Server = createHttp2Server();
  const sessions = new Set<{ destroy(): void }>();
  server.on("session", (session) => sessions.add(session.on("error", () => {})));
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    onStream(stream);
  });
  atEnd(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return `http://127.0.0.1:${await listening(server)}`;
}

/** As a server that is about to stop: it answers no more, and closes its connection a moment later. */
function leave({ session }: ServerHttp2Stream): void {
  session?.goaway(noError, 0);
  setTimeout(() => session?.destroy(), 5);
}

const noError = 0;
const refusedStream = 7;
const internal = 2;

describe("the AWS SDK's own HTTP/2, where", () => {
  const ready = (endpoint: string) => {
    const runtime = new BedrockRuntimeClient({ region: "us-east-1", endpoint, credentials: keys, maxAttempts: 1 });
    atEnd(() => runtime.destroy());
    return client(runtime, {});
  };

  describe.each(calls)("%s", (_operation, call) => {
    it.each<[what: string, onStream: (stream: ServerHttp2Stream) => void]>([
      ["is refused", (stream) => stream.close(refusedStream)],
      ["is reset", (stream) => stream.close(internal)],
      ["is closed without an error", (stream) => stream.close(noError)],
      ["meets GOAWAY", (stream) => leave(stream)],
      ["meets GOAWAY with an error", (stream) => stream.session?.goaway(internal, 0)],
      ["loses its connection", (stream) => stream.session?.destroy()],
      ["loses its socket", (stream) => stream.session?.socket.destroy()],
    ])("%s before the first byte, is `unavailable`, and worth another try", async (_what, onStream) => {
      await expect(call(ready(await http2(onStream)))).rejects.toMatchObject(passing);
    });
  });

  it.each<[what: string, end: (stream: ServerHttp2Stream) => void]>([
    ["reset", (stream) => stream.close(internal)],
    ["reset without an error", (stream) => stream.close(noError)],
    ["cut with its connection", (stream) => stream.session?.destroy()],
  ])("an answer that is %s is an error, and never a reply", async (_what, end) => {
    const endpoint = await http2((stream) => {
      stream.respond({ ":status": 200, "content-type": "application/json" });
      stream.write(hello.slice(0, -9), () => setTimeout(() => end(stream), 5));
    });
    await expect(converse(ready(endpoint))).rejects.toMatchObject({ name: "BedrockTargetError" });
  });

  it("a stream that is reset inside of its message is one that was interrupted", async () => {
    const endpoint = await http2((stream) => {
      stream.respond({ ":status": 200, "content-type": "application/vnd.amazon.eventstream" });
      for (const frame of reply("x").slice(0, 2)) stream.write(frame);
      setTimeout(() => stream.close(noError), 5);
    });
    const read = async () => all(await ready(endpoint).converseStream(modelId, { messages: "Hi" }));
    await expect(read()).rejects.toMatchObject({ code: "stream-interrupted" });
  });
});
