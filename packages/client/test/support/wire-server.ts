import { createServer as createHttp1 } from "node:http";
import { createServer as createHttp2, type ServerHttp2Session } from "node:http2";
import type { AddressInfo, Server, Socket } from "node:net";

/** How a server ends a stream after what it has written. */
export type Ending = "complete" | "cut" | "open";

/** What a server does with each request. */
export interface Script {
  readonly chunks: readonly Uint8Array[];
  readonly ending: Ending;
}

export interface WireServer {
  readonly url: string;
  /** Paths of the requests, as on the wire. */
  readonly paths: string[];
  readonly headers: Record<string, unknown>[];
  readonly bodies: string[];
  /** Resolves when the client has closed the exchange of the newest request. */
  readonly left: Promise<void>;
  /** Connections that were opened so far. */
  connections(): number;
  close(): Promise<void>;
}

interface Response {
  writeHead(status: number, headers: Record<string, string>): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  on(event: "close", listener: () => void): unknown;
}

const contentType = { "content-type": "application/vnd.amazon.eventstream", "x-amzn-requestid": "r-1" };

/** A server of one protocol that answers every request with the same stream. */
export async function wireServer(protocol: "http1" | "http2", script: Script): Promise<WireServer> {
  const paths: string[] = [];
  const headers: Record<string, unknown>[] = [];
  const bodies: string[] = [];
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const answer = (response: Response, cut: () => void): void => {
    response.on("close", leave);
    response.writeHead(200, contentType);
    for (const chunk of script.chunks) response.write(chunk);
    if (script.ending === "complete") response.end();
    if (script.ending === "cut") setImmediate(cut);
  };
  const take = (
    path: string,
    given: Record<string, unknown>,
    body: AsyncIterable<Uint8Array>,
    respond: () => void,
  ): void => {
    paths.push(path);
    headers.push(given);
    void read(body).then((text) => {
      bodies.push(text);
      respond();
    });
  };
  const sockets = new Set<Socket | ServerHttp2Session>();
  const server: Server =
    protocol === "http1"
      ? createHttp1((request, response) =>
          take(request.url ?? "", request.headers, request, () => answer(response, () => response.socket?.destroy())),
        )
      : createHttp2((request, response) =>
          take(request.url, request.headers, request, () => answer(response, () => response.stream.close(0))),
        );
  server.on(protocol === "http1" ? "connection" : "session", (socket: Socket | ServerHttp2Session) =>
    sockets.add(socket),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, paths, headers, bodies, left, close, connections: () => sockets.size };
}

async function read(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
