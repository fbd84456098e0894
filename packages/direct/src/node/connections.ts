import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";

/**
 * Makes a connection; a promise where something has to be asked first, which ends when the request is aborted that asks for
 * it. `session`: the newest TLS session, if there is one.
 */
export type Connect = (session: Buffer | undefined, signal: AbortSignal | undefined) => Socket | Promise<Socket>;

/** A member of a request's options, of which Node hands all to its agent. */
export interface Abortable {
  /** Not Node's own `signal`, which would have a listener for each request. */
  readonly abortedBy?: AbortSignal | undefined;
}

/** For the streams that run at once, each of which takes one. */
const maxOpen = 1024;
const maxIdle = 256;

/**
 * Milliseconds between two looks at what is idle. What has been idle from one to the next is closed, after 150 to 300 s:
 * after 350 s NAT gateways and VPC endpoints have forgotten it.
 */
const lookEvery = 150_000;

/** Milliseconds without traffic after which TCP asks whether the other side is still there, while a model thinks. */
const askAfter = 30_000;

/**
 * The connections to one host, kept between requests: what Node's HTTP asks of an agent, and little more. Node's own agent
 * serves any host, keeps lists by name and a timer for each connection, and costs a third of a whole call.
 */
export class Connections {
  /** Node reads these of its agents. */
  readonly keepAlive = true;
  readonly protocol: string;
  readonly #connect: Connect;
  /** The one that was used last is at the end, and is used next: so after a burst the others get old and are closed. */
  #idle: Socket[] = [];
  /** As many as these, from the beginning, have been idle since the last look. */
  #untouched = 0;
  #looking: NodeJS.Timeout | undefined;
  #open = 0;
  #waiting: ClientRequest[] = [];
  #session: Buffer | undefined;
  #isClosed = false;

  /** @param protocol `https:` or `http:` */
  constructor(protocol: string, connect: Connect) {
    this.protocol = protocol;
    this.#connect = connect;
  }

  /** Called by Node for each request. */
  addRequest(request: ClientRequest, { abortedBy }: Abortable = {}): void {
    const socket = this.#takeIdle();
    if (socket) {
      socket.ref();
      give(socket, request, true);
    } else if (this.#open < maxOpen) this.#begin(request, abortedBy);
    else this.#waiting.push(request);
  }

  closeIdle(): void {
    for (const socket of this.#idle.splice(0)) socket.destroy();
  }

  /** Closes what is idle. What is in use is closed when it is given back. */
  close(): void {
    this.#isClosed = true;
    this.closeIdle();
    clearInterval(this.#looking);
  }

  #takeIdle(): Socket | undefined {
    let socket = this.#idle.pop();
    while (socket && !socket.writable) socket = this.#idle.pop();
    socket?.removeListener("data", close);
    this.#untouched = Math.min(this.#untouched, this.#idle.length);
    return socket;
  }

  #begin(request: ClientRequest, abortedBy?: AbortSignal): void {
    this.#open += 1;
    const made = this.#connect(this.#session, abortedBy);
    const adopt = (socket: Socket): void => give(this.#adopt(socket), request, false);
    if (made instanceof Promise) made.then(adopt, (error: Error) => this.#failed(request, error));
    else adopt(made);
  }

  #failed(request: ClientRequest, error: Error): void {
    this.#closed();
    request.emit("error", error);
  }

  #adopt(socket: Socket): Socket {
    socket.setNoDelay(true);
    socket.setKeepAlive(true, askAfter);
    socket.on("free", () => this.#freed(socket)); // Node has read the whole answer
    socket.on("session", (session: Buffer) => {
      this.#session = session;
    });
    socket.on("error", () => {
      this.#session = undefined; // it may have been refused
    });
    socket.on("close", () => {
      this.#idle = this.#idle.filter((idle) => idle !== socket);
      this.#untouched = Math.min(this.#untouched, this.#idle.length);
      this.#closed();
    });
    return socket;
  }

  #freed(socket: Socket): void {
    const next = socket.writable ? this.#waiting.shift() : undefined;
    if (next) give(socket, next, true);
    else if (!socket.writable || this.#isClosed || this.#idle.length >= maxIdle) socket.destroy();
    else this.#keep(socket);
  }

  #keep(socket: Socket): void {
    socket.unref();
    socket.on("data", close); // what comes without being asked for must not become the next request's answer
    this.#idle.push(socket);
    this.#looking ??= setInterval(() => this.#look(), lookEvery).unref();
  }

  #closed(): void {
    this.#open -= 1;
    const next = this.#waiting.shift();
    if (next) this.#begin(next);
  }

  #look(): void {
    for (const socket of this.#idle.splice(0, this.#untouched)) socket.destroy();
    this.#untouched = this.#idle.length;
    if (this.#untouched > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }
}

function close(this: Socket): void {
  this.destroy();
}

function give(socket: Socket, request: ClientRequest, isReused: boolean): void {
  request.reusedSocket = isReused;
  request.onSocket(socket);
}
