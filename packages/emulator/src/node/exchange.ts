import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Socket } from "node:net";
import { ConnectionFault, goawayOf } from "../faults/connection-fault.ts";
import { breakOff } from "./break-off.ts";

type NodeRequest = IncomingMessage | Http2ServerRequest;
type NodeResponse = ServerResponse | Http2ServerResponse;

/**
 * Answers one request of Node's servers with a fetch handler. The request is aborted when the client leaves.
 *
 * @param socket what the connection is made of: an HTTP/2 session does not give its own away
 */
export const answerOver = async (
  request: NodeRequest,
  response: NodeResponse,
  socket: Socket,
  fetch: (request: Request) => Promise<Response>,
): Promise<void> => {
  const leaving = new AbortController();
  // Not `writableFinished`: over HTTP/2, a stream that its client has reset counts as finished.
  response.on("close", () => {
    if (!response.writableEnded) leaving.abort(new Error("The client left"));
  });
  try {
    const answer = await answerOf(request, fetch, leaving.signal);
    announceGoaway(response, goawayOf(answer));
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    await send(answer, response, leaving.signal);
  } catch (thrown) {
    if (thrown instanceof ConnectionFault) await breakOff(response, socket, thrown);
    // The client left: there is nobody to tell.
    else response.destroy();
  }
};

/** Says that the connection takes no further calls; this one goes on. */
const announceGoaway = (response: NodeResponse, errorCode: number | undefined): void => {
  if (errorCode === undefined) return;
  if ("stream" in response) response.stream.session?.goaway(errorCode, response.stream.id);
  else response.setHeader("connection", "close");
};

const answerOf = async (
  request: NodeRequest,
  fetch: (request: Request) => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> => {
  const body = await bodyOf(request);
  const readable = toRequest(request, body, signal);
  return readable ? fetch(readable) : new Response(null, { status: 400 });
};

/** Undefined for what no Request can be, such as `OPTIONS *` or the method TRACE. */
const toRequest = (request: NodeRequest, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Request | undefined => {
  const method = request.method ?? "GET";
  const hasBody = body.length > 0 && method !== "GET" && method !== "HEAD";
  try {
    // The host is of no importance to the handler, and a client may send any. A client that talks to a proxy sends a whole URL.
    const { url: sent = "/" } = request;
    const url = sent.startsWith("/") ? `http://localhost${sent}` : sent;
    return new Request(url, { method, headers: headersOf(request), signal, ...(hasBody && { body }) });
  } catch {
    return undefined;
  }
};

const headersOf = (request: NodeRequest): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // HTTP/2 has the method and the path among the headers, as `:method` and `:path`.
    if (!name.startsWith(":") && value !== undefined) headers.set(name, String(value));
  }
  return headers;
};

const bodyOf = async (request: NodeRequest): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Uint8Array.from(Buffer.concat(chunks));
};

/** Writes the body as it comes, and not faster than the client takes it. */
const send = async (answer: Response, response: NodeResponse, signal: AbortSignal): Promise<void> => {
  const reader = answer.body?.getReader();
  if (!reader) return void response.end();
  signal.addEventListener("abort", () => void reader.cancel(signal.reason).catch(() => {}), { once: true });
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!writeTo(response, next.value)) await drained(response);
  }
  response.end();
};

/** The two responses' `write` have different overloads; each takes bytes. */
const writeTo = (response: NodeResponse, bytes: Uint8Array): boolean => {
  if (response.destroyed) return true;
  return "stream" in response ? response.write(bytes) : response.write(bytes);
};

const drained = (response: NodeResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.removeListener("drain", done);
      response.removeListener("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
