import type { ClientRequest, IncomingMessage } from "node:http";
import type { AnswerHead } from "@bedrock-targets/core";
import { onAbort, reasonOf } from "../abort.ts";
import type { Outgoing, Receive } from "../platform.ts";
import type { Route } from "./pool.ts";

/** Where it is told how a request ended. */
export interface Outcome<Result> {
  resolve(result: Result | Promise<Result>): void;
  reject(error: unknown): void;
  /** Sends the request once more, in place of the error. Called where that is safe; absent where it has been done. */
  readonly again?: (error: Error) => void;
}

/** A request on its way. */
export class Sending<Result> {
  readonly #sent: ClientRequest;
  readonly #receive: Receive<Result>;
  readonly #outcome: Outcome<Result>;
  readonly #release: () => void;
  #answer: IncomingMessage | undefined;
  readonly #began = performance.now();
  /** What the connection had read before this request. */
  #bytesBefore = 0;

  constructor(route: Route, request: Outgoing, receive: Receive<Result>, outcome: Outcome<Result>) {
    const { signal, body } = request;
    this.#receive = receive;
    this.#outcome = outcome;
    this.#sent = begin(route, request);
    this.#release = signal ? onAbort(signal, () => this.#stop(reasonOf(signal))) : nothing;
    this.#sent.on("socket", (socket) => {
      this.#bytesBefore = socket.bytesRead;
    });
    this.#sent.on("response", (answer) => this.#answered(answer));
    this.#sent.on("error", (error) => this.#failed(error));
    end(this.#sent, body);
  }

  #stop(reason: Error): void {
    this.#outcome.reject(reason);
    (this.#answer ?? this.#sent).destroy(reason);
  }

  #answered(answer: IncomingMessage): void {
    this.#answer = answer;
    answer.on("close", this.#release);
    try {
      this.#outcome.resolve(this.#receive(headOf(answer), answer));
    } catch (error) {
      this.#outcome.reject(error);
      answer.on("error", nothing).destroy();
    }
  }

  #failed(error: Error): void {
    if (this.#answer) return; // whoever reads it is told
    this.#release();
    const isAtOnce = performance.now() - this.#began < raceMs;
    if (this.#outcome.again && isAtOnce && this.#isStale(error)) this.#outcome.again(error);
    else this.#outcome.reject(error);
  }

  /**
   * Whether the request found a kept connection that the server had just closed: it was written, nothing of an answer came, and
   * the end was on its way already. That is the one case in which it is safe to send again; and nobody but us knows of it.
   */
  #isStale({ code }: NodeJS.ErrnoException): boolean {
    const { reusedSocket, socket } = this.#sent;
    return reusedSocket && (code === "ECONNRESET" || code === "EPIPE") && socket?.bytesRead === this.#bytesBefore;
  }
}

/**
 * Milliseconds in which the end of a connection may cross a request: twice the way around the world. What comes later may be
 * what the server says to the request.
 */
const raceMs = 100;

const nothing = (): void => {};

function begin(route: Route, { path, headers, body, signal }: Outgoing): ClientRequest {
  const lines = ["content-length", String(body.length), ...route.headers];
  for (const name in headers) lines.push(name, headers[name] ?? "");
  const options = { ...route.options, path: route.origin + path, headers: lines, abortedBy: signal };
  return route.request(options);
}

/**
 * Bytes of a body up to which it is written as text, byte for byte: Node then writes it in one piece with the headers,
 * which saves more than the copy costs.
 */
const maxText = 16 * 1024;

function end(sent: ClientRequest, body: Uint8Array): void {
  if (body.length > maxText) sent.end(body);
  else sent.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString("latin1"), "latin1");
}

function headOf({ statusCode = 0, headers }: IncomingMessage): AnswerHead {
  const cookies = headers["set-cookie"];
  const plain = cookies === undefined ? headers : { ...headers, "set-cookie": cookies.join(", ") };
  return { status: statusCode, headers: plain as AnswerHead["headers"] }; // cookies are all that Node gives as a list
}
