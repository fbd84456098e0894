import type { Socket } from "node:net";

/** What every HTTP/2 connection with prior knowledge begins with; no HTTP/1.1 method does. */
const preface = "PRI";

/** Looks at the first bytes of a connection, puts them back, and says whether they are HTTP/2's. */
export function sniff(socket: Socket, decide: (isHttp2: boolean) => void): void {
  const ignore = () => {};
  socket.on("error", ignore);
  socket.once("readable", () => {
    const first: Buffer | null = socket.read();
    if (!first) return;
    socket.unshift(first);
    socket.removeListener("error", ignore);
    decide(first.toString("latin1", 0, preface.length) === preface);
  });
}
