import { connect, createServer, type Server, type Socket } from "node:net";

/** How long bytes are on their way to a server that is 20 ms away, each way. */
const oneWayMs = 10;

/**
 * The same server as if it were 20 ms away: a proxy that holds bytes back for 10 ms each way, and the first ones for a
 * round trip more, which is what connecting would have taken.
 */
export function createFarServer(nearPort: () => number): Server {
  return createServer({ noDelay: true }, (socket) => {
    const near = connect({ port: nearPort(), host: "127.0.0.1", noDelay: true });
    delay(socket, near, performance.now() + 2 * oneWayMs);
    delay(near, socket, 0);
  });
}

/** Passes bytes on in their order, each when it has been under way long enough, none before `readyAt`. */
function delay(from: Socket, to: Socket, readyAt: number): void {
  const underWay: { readonly at: number; readonly bytes: Buffer }[] = [];
  const deliver = () => {
    while (underWay[0] && underWay[0].at <= performance.now()) to.write(underWay.shift()?.bytes ?? "");
    wait();
  };
  const wait = () => {
    const next = underWay[0];
    if (next) setTimeout(deliver, Math.max(next.at - performance.now(), 0));
  };
  from.on("data", (bytes) => {
    underWay.push({ at: Math.max(performance.now(), readyAt) + oneWayMs, bytes });
    if (underWay.length === 1) wait();
  });
  from.on("error", () => to.destroy());
  from.on("close", () => setTimeout(() => to.destroy(), oneWayMs * 2));
}
