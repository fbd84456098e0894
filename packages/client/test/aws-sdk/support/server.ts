import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo, Server, Socket } from "node:net";

/** A request as it came over the wire. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a server answers, byte by byte. */
export interface Answer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Pieces are written one after the other; a piece that is a promise is waited for. */
  readonly body?: string | Uint8Array | readonly (Uint8Array | Promise<unknown>)[];
  /** Default `complete`; `cut`: the connection is closed without an end; `open`: nothing more comes. */
  readonly ending?: "complete" | "cut" | "open";
}

export type Answering = Answer | ((seen: Seen, response: ServerResponse) => Answer | Promise<Answer | undefined>);

export interface AnsweringServer {
  readonly url: string;
  readonly port: number;
  readonly seen: Seen[];
  /** Answers from now on. */
  answer: Answering;
  /** Connections opened so far, and those that are open. */
  readonly connections: { opened: number; readonly open: Set<Socket> };
  close(): Promise<void>;
}

/** A server on loopback that answers everything in the same way. */
export async function answeringServer(answer: Answering = {}): Promise<AnsweringServer> {
  const seen: Seen[] = [];
  const open = new Set<Socket>();
  const connections = { opened: 0, open };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", async () => {
      const { method = "", url: path = "", headers } = request;
      const body = Buffer.concat(pieces).toString();
      seen.push({ method, path, headers, body });
      const given =
        typeof it.answer === "function" ? await it.answer({ method, path, headers, body }, response) : it.answer;
      if (given) await play(given, response);
    });
  });
  server.on("connection", (socket) => {
    connections.opened += 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {}); // the client has gone
  });
  const port = await listening(server);
  const close = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  const it: AnsweringServer = { url: `http://127.0.0.1:${port}`, port, seen, answer, connections, close };
  return it;
}

/** Plays an answer. */
async function play(answer: Answer, response: ServerResponse): Promise<void> {
  const { status = 200, headers = {}, body = "", ending = "complete" } = answer;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.flushHeaders();
  const pieces = typeof body === "string" || body instanceof Uint8Array ? [body] : body;
  for (const piece of pieces) {
    if (piece instanceof Promise) await piece;
    else if (piece.length > 0) response.write(piece);
  }
  if (ending === "complete") response.end();
  if (ending === "cut") setTimeout(() => response.socket?.destroy(), 5);
}

/** Listens on a port of the system's choice. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port; // it listens on a port
}
