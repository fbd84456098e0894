import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import type { Report } from "../program/observe.ts";
import { type Behaviours, behaviours } from "./behaviours.ts";
import { fileAt } from "./page.ts";
import { faultIn, type Received } from "./signature.ts";

/** A call to Bedrock, and what is wrong with its signature: "" for nothing. */
export interface Call extends Received {
  readonly fault: string;
}

/** One origin for all that a runtime needs: Bedrock, a page with the program, and a place to report to. */
export interface Site {
  /** Such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  readonly calls: readonly Call[];
  /** Comes when the program has reported; fails where a page says that it cannot. */
  readonly report: Promise<Report>;
  close(): Promise<void>;
}

/** Serves on a free port of this machine. `files` are the page's scripts, by their names. */
export async function openSite(files: ReadonlyMap<string, string> = new Map()): Promise<Site> {
  const desk = new Desk(files);
  const server = createServer((request, response) => {
    desk
      .answer(request, response)
      .then((answer) => send(answer, response))
      .catch(() => response.destroy()); // the client has left, or the connection is to break
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const { calls, report } = desk;
  return { origin: `http://127.0.0.1:${port}`, calls, report, close: () => closed(server) };
}

/** Takes whatever comes in. */
class Desk {
  readonly calls: Call[] = [];
  readonly report: Promise<Report>;
  readonly #files: ReadonlyMap<string, string>;
  readonly #bedrock: Behaviours = behaviours();
  #settle: { resolve(report: Report): void; reject(reason: Error): void } | undefined;
  readonly #left: string[] = [];

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
    this.report = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.report.catch(() => {}); // whoever waits for it is told; nobody may be waiting yet
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<Response> {
    const received = await receive(request);
    if (received.method === "POST") return this.#posted(received, response);
    return received.path === "/left" ? Response.json(this.#left) : fileAt(received.path, this.#files);
  }

  #posted(received: Received, response: ServerResponse): Response | Promise<Response> {
    const text = Buffer.from(received.body).toString();
    if (received.path === "/report") this.#settle?.resolve(JSON.parse(text));
    if (received.path === "/failed") this.#settle?.reject(new Error(`The page failed: ${text}`));
    const [, place = "", behaviour = "", path] = /^((\/[a-z]+)?(?:\/\d+)?)(\/model\/.*)$/.exec(received.path) ?? [];
    const handler = this.#bedrock.get(behaviour);
    if (path === undefined || !handler) return new Response();
    this.calls.push({ ...received, fault: faultIn(received) });
    return handler(toRequest(path, received, this.#leaving(place, response)));
  }

  /** Aborted when the client leaves before its answer's end. */
  #leaving(place: string, response: ServerResponse): AbortSignal {
    const leaving = new AbortController();
    response.on("close", () => {
      if (response.writableFinished) return;
      this.#left.push(place);
      leaving.abort();
    });
    return leaving.signal;
  }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = request.headers as Record<string, string>; // none of those that are sent twice is used
  return { method: request.method ?? "", path: request.url ?? "", headers, body: Buffer.concat(chunks) };
}

const toRequest = (path: string, { method, headers, body }: Received, signal: AbortSignal): Request =>
  new Request(`http://localhost${path}`, { method, headers, body: Uint8Array.from(body), signal });

/** Writes no faster than the client reads. */
async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(answer.body, response);
  else response.end();
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
