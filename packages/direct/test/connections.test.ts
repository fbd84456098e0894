import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Connections } from "../src/node/connections.ts";
import { type Answer, json, reply, type Server, serve, until } from "./support/server.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const each of open.splice(0).reverse()) await each.close();
});

async function started(answer?: Answer) {
  const server = await serve(answer);
  const made: Socket[] = [];
  const connections = new Connections("http:", () => {
    const socket = connect(server.port, "127.0.0.1");
    made.push(socket);
    return socket;
  });
  open.push(server, connections);
  return { server, connections, made };
}

/** A request over connections, as Node makes it; its answer's status. */
const ask = (agent: Connections, { port }: Server): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asking = request({ agent: agent as never, host: "127.0.0.1", port, method: "POST" }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode));
    });
    asking.on("error", reject).end("{}");
  });

describe("connections to a host", () => {
  it("are closed once they have been idle from one look to the next, the used ones kept", async () => {
    const { server, connections } = await started();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    await Promise.all([1, 2, 3].map(() => ask(connections, server)));
    await vi.waitUntil(() => server.sockets.size === 3);
    vi.advanceTimersByTime(150_000); // all three had been used before this look
    await ask(connections, server);
    expect(server.sockets.size).toBe(3);
    vi.advanceTimersByTime(150_000); // one of them has been used since
    await until(() => server.sockets.size === 1);
    vi.advanceTimersByTime(150_000);
    await until(() => server.sockets.size === 0);
    expect(vi.getTimerCount()).toBe(0); // nothing is left to look at
    await ask(connections, server);
    expect(server.connections()).toBe(4);
  });

  it("are at most 1,024; whoever comes later waits for one to be given back", { timeout: 60_000 }, async () => {
    const finish: (() => void)[] = [];
    const { server, connections } = await started((response) => finish.push(() => json(response, reply)));
    const asked = Promise.allSettled(Array.from({ length: 1_030 }, () => ask(connections, server)));
    await until(() => finish.length === 1_024);
    expect(server.connections()).toBe(1_024);
    const [first, second] = finish.splice(0, 2);
    first?.();
    await until(() => finish.length === 1_023);
    for (const socket of [...server.sockets].slice(-1)) socket.destroy(); // one that closes makes room too
    await until(() => finish.length === 1_024);
    second?.();
    while (finish.length > 0 || server.received.length < 1_030) {
      for (const each of finish.splice(0)) each();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await asked).filter(({ status }) => status === "fulfilled")).toHaveLength(1_029);
  });

  it("that are closed make room for others", { timeout: 60_000 }, async () => {
    const { server, connections } = await started((response) => json(response, reply, 200, { connection: "close" }));
    for (let at = 0; at < 1_030; at += 1) expect(await ask(connections, server)).toBe(200);
    expect(server.connections()).toBe(1_030);
  });

  it("go on with the newest TLS session, until one fails", async () => {
    const server = await serve();
    const sessions: unknown[] = [];
    const made: Socket[] = [];
    const connections = new Connections("http:", (session) => {
      sessions.push(session?.toString());
      const socket = connect(server.port, "127.0.0.1");
      made.push(socket);
      return socket;
    });
    open.push(server, connections);
    const askAnew = async (): Promise<void> => {
      connections.closeIdle();
      await ask(connections, server);
    };
    await askAnew();
    for (const name of ["one", "two"]) made[0]?.emit("session", Buffer.from(name));
    await askAnew();
    made[1]?.destroy(new Error("broken"));
    await until(() => server.sockets.size === 0);
    await askAnew();
    expect(sessions).toEqual([undefined, "two", undefined]);
  });

  it("do not end the program when one fails while nobody uses it", async () => {
    const { server, connections, made } = await started();
    await ask(connections, server);
    made[0]?.destroy(new Error("broken"));
    await until(() => server.sockets.size === 0);
    expect(await ask(connections, server)).toBe(200);
  });

  it("fail a request that waits for one that cannot be made, and no other", async () => {
    const server = await serve();
    open.push(server);
    let isThere = false;
    const connections = new Connections("http:", async () => {
      if (!isThere) throw new Error("no way");
      return connect(server.port, "127.0.0.1");
    });
    open.push(connections);
    await expect(ask(connections, server)).rejects.toThrow("no way");
    isThere = true;
    expect(await ask(connections, server)).toBe(200);
  });
});
