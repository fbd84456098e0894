import type { Socket } from "node:net";
import { answerOver } from "./exchange.ts";

/** Takes connections and finds out which protocol they speak. */
export interface ProtocolServers {
  accept(socket: Socket): void;
}

/** What every HTTP/2 connection with prior knowledge begins with; no HTTP/1.1 method does. */
const preface = "PRI";

/** An HTTP/1.1 and an HTTP/2 server that never listen themselves: connections are handed to them. */
export const createProtocolServers = (fetch: (request: Request) => Promise<Response>): ProtocolServers => {
  const http = process.getBuiltinModule("node:http");
  const http2 = process.getBuiltinModule("node:http2");
  // Longer than any client keeps an idle connection, so that none is closed under a request.
  const plain = http.createServer({ keepAliveTimeout: 120_000 }, (request, response) =>
    answerOver(request, response, request.socket, fetch),
  );
  const sockets = new WeakMap<object, Socket>();
  const multiplexed = http2.createServer((request, response) =>
    answerOver(request, response, sockets.get(request.stream.session ?? request) ?? request.socket, fetch),
  );
  // A client may reset a session at any time; that is no reason to end the process.
  multiplexed.on("sessionError", () => {});
  const begin = (socket: Socket, isHttp2: boolean) => {
    // Emitted while the connection is handed over.
    if (isHttp2) multiplexed.once("session", (session) => sockets.set(session, socket));
    (isHttp2 ? multiplexed : plain).emit("connection", socket);
  };
  return { accept: (socket) => sniff(socket, (isHttp2) => begin(socket, isHttp2)) };
};

/** Looks at the first bytes, puts them back, and says whether they are HTTP/2's. */
const sniff = (socket: Socket, decide: (isHttp2: boolean) => void): void => {
  const swallow = () => {};
  let seen = Buffer.alloc(0);
  const look = () => {
    const more: Buffer | null = socket.read();
    if (!more) return;
    seen = Buffer.concat([seen, more]);
    const start = seen.toString("latin1", 0, preface.length);
    // Too few bytes to tell: wait for more. They go back only once, since each time would count as new ones.
    if (start.length < preface.length && preface.startsWith(start)) return;
    socket.removeListener("readable", look);
    socket.removeListener("error", swallow);
    socket.unshift(seen);
    decide(start === preface);
  };
  socket.on("error", swallow);
  socket.on("readable", look);
};
