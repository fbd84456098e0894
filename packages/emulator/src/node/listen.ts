import type { Server, Socket } from "node:net";
import { createProtocolServers } from "./protocol.ts";

/** Where to listen. */
export interface ListenOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** The address to bind. Default `127.0.0.1`: this machine only. */
  readonly host?: string;
}

/** A port that is served. */
export interface Listening {
  /** Such as `http://127.0.0.1:8080`, without a slash at the end. */
  readonly url: string;
  /** Ends everything, open streams and sessions included. May be called again. */
  readonly close: () => Promise<void>;
}

/** Serves a fetch handler on a port: HTTP/1.1 and, for clients that begin with its preface, cleartext HTTP/2. */
export const listenWith = async (
  fetch: (request: Request) => Promise<Response>,
  { port = 0, host = "127.0.0.1" }: ListenOptions = {},
): Promise<Listening> => {
  const net = nodeModule("node:net");
  const servers = createProtocolServers(fetch);
  const sockets = new Set<Socket>();
  // Without noDelay, every small answer waits some 40 ms for the client's acknowledgement.
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    servers.accept(socket);
  });
  const bound = await bind(server, host, port);
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`, close: once(() => end(server, sockets)) };
};

/** Gives the port, which the system chooses for 0. */
const bind = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(error, host, port)));
    server.listen({ port, host }, () => resolve(portOf(server.address())));
  });

const end = (server: Server, sockets: Iterable<Socket>): Promise<void> => {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  for (const socket of sockets) socket.destroy();
  return closed;
};

const nodeModule = (name: "node:net") => {
  const found = globalThis.process?.getBuiltinModule?.(name);
  if (!found)
    throw new Error("The emulator listens on ports in Node only; elsewhere, use its fetch or its msw handlers");
  return found;
};

const portOf = (address: string | { port: number } | null): number =>
  typeof address === "object" && address ? address.port : 0;

const cannotListen = (error: NodeJS.ErrnoException, host: string, port: number): Error =>
  new Error(reasons[error.code ?? ""]?.(host, port) ?? `Cannot listen on ${host}, port ${port}: ${error.message}`, {
    cause: error,
  });

const reasons: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) => `Port ${port} is taken: stop what uses it, or choose another port (0 takes any free one)`,
  EACCES: (_, port) => `Port ${port} needs more rights than this process has: choose one above 1023`,
  EADDRNOTAVAIL: (host) => `No network interface here has the address ${host}: use 127.0.0.1, or 0.0.0.0 for all`,
  ENOTFOUND: (host) => `The host name ${host} is unknown: use 127.0.0.1, or 0.0.0.0 for all interfaces`,
};

const once = (act: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  return () => {
    running ??= act();
    return running;
  };
};
