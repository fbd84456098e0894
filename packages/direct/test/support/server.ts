import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { certificate, key } from "./certificate.ts";

/** A request as it came. */
export interface Received {
  /** As on the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Names and values, in their order and as written. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

export type Answer = (response: ServerResponse, received: Received, at: number) => void;

export interface Server {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** Connections that are open. */
  readonly sockets: ReadonlySet<Socket>;
  /** Connections that were ever opened. */
  connections(): number;
  /** Requests whose client has left before the answer's end. */
  left(): number;
  close(): Promise<void>;
}

/** What Converse answers. */
export const reply = {
  metrics: { latencyMs: 5 },
  output: { message: { role: "assistant", content: [{ text: "Hello" }] } },
  stopReason: "end_turn",
  usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
};

export const json = (
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": "request-1",
    ...headers,
  });
  response.end(text);
};

/** A server on loopback that answers every request as it is told; with Converse's reply where it is told nothing. */
export async function serve(answer: Answer = (response) => json(response, reply), tls = false): Promise<Server> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let opened = 0;
  let left = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on("close", () => {
      if (!response.writableFinished) left += 1;
    });
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return; // the client left before its request was complete
    }
    const headers = request.headers as Record<string, string>; // none of ours is sent twice
    const { url: path = "", rawHeaders } = request;
    received.push({ path, headers, rawHeaders, body: Buffer.concat(chunks) });
    answer(response, { path, headers, rawHeaders, body: Buffer.concat(chunks) }, received.length);
  };
  const options = { keepAliveTimeout: 60_000 };
  const server = tls ? createTlsServer({ ...options, key, cert: certificate }, handle) : createServer(options, handle);
  server.on(tls ? "secureConnection" : "connection", (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  const url = `${tls ? "https" : "http"}://127.0.0.1:${port}`;
  return { url, port, received, sockets, connections: () => opened, left: () => left, close };
}

/** Waits until something holds, looking every few milliseconds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
