import { createServer as createHttp, type IncomingMessage } from "node:http";
import { createServer as createHttp2, type Http2ServerRequest } from "node:http2";
import { createServer as createNet, type Server, type Socket } from "node:net";
import { createServer as createTls } from "node:tls";
import type { Identity } from "./certificate.ts";
import { createFarServer } from "./far.ts";
import { answer, type Reply, refuse } from "./reply.ts";
import { plainScenario, type Scenario } from "./scenario.ts";
import { faultOf } from "./signature.ts";
import { sniff } from "./sniff.ts";

/** Where the stub listens: over TLS, over plain TCP, and over TLS as if it were 20 ms away. */
export interface Urls {
  readonly tls: string;
  readonly plain: string;
  readonly far: string;
}

/** A Bedrock that always says the same, as cheaply as it can; HTTP/1.1 and HTTP/2 on every port, as the client likes. */
export interface Stub {
  readonly urls: Urls;
  /** To be set at any time; for the requests that come then. */
  scenario: Scenario;
  /** Since the start. Those of the far port count as well, once. */
  readonly counts: { connections: number; requests: number };
  close(): Promise<void>;
}

/** Starts the stub on free ports of this machine's loopback. */
export async function startStub(identity: Identity, scenario: Scenario = plainScenario): Promise<Stub> {
  const stub = { scenario, counts: { connections: 0, requests: 0 } };
  // Longer than any client keeps an idle connection, so that none is closed under a request.
  const http = createHttp({ keepAliveTimeout: 600_000 }, (request, reply) => take(request, reply, stub));
  const http2 = createHttp2((request, reply) => take(request, reply, stub));
  // A client may reset a session at any time; that is no reason to end the process.
  http2.on("sessionError", () => {});
  const hand = (socket: Socket, isHttp2: boolean) => (isHttp2 ? http2 : http).emit("connection", socket);
  const tls = createTls({ ...identity, ALPNProtocols: ["h2", "http/1.1"], noDelay: true }, (socket) =>
    hand(socket, socket.alpnProtocol === "h2"),
  );
  const plain = createNet({ noDelay: true }, (socket) => sniff(socket, (isHttp2) => hand(socket, isHttp2)));
  const far = createFarServer(() => portOf(tls));
  for (const server of [tls, plain]) server.on("connection", () => stub.counts.connections++);
  const closers = await Promise.all([tls, plain, far].map(listen));
  const urls = { tls: url("https", tls), plain: url("http", plain), far: url("https", far) };
  return Object.assign(stub, { urls, close: async () => void (await Promise.all(closers.map((close) => close()))) });
}

function take(request: IncomingMessage | Http2ServerRequest, reply: Reply, stub: Pick<Stub, "scenario" | "counts">) {
  const { scenario } = stub;
  stub.counts.requests++;
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => scenario.verify && parts.push(part));
  request.on("error", () => {}); // who leaves in the middle needs no answer
  request.on("end", () => {
    const fault = scenario.verify ? faultOf(signedParts(request, Buffer.concat(parts))) : undefined;
    if (fault !== undefined) refuse(reply, "InvalidSignatureException", fault);
    else answer(request.url ?? "", reply, scenario);
  });
}

function signedParts({ method = "", url: path = "", headers }: IncomingMessage | Http2ServerRequest, body: Buffer) {
  const entries = Object.entries(headers).map(([name, value]) => [name, value?.toString()]);
  const authority = headers[":authority"]?.toString() ?? headers.host;
  return { method, path, headers: { ...Object.fromEntries(entries), host: authority }, body };
}

/** Gives what ends a server at once, with all of its connections. */
async function listen(server: Server): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
}

const url = (scheme: string, server: Server): string => `${scheme}://127.0.0.1:${portOf(server)}`;

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
