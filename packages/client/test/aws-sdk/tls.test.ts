import { Agent } from "node:http";
import { createServer } from "node:https";
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from "node:tls";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { createHttpHandler } from "../../src/http-handler.ts";
import { credentials } from "./support/both.ts";
import { cert, key } from "./support/certificate.ts";
import { wait } from "./support/gate.ts";
import { atEnd, client, connected, converse, hello } from "./support/ours.ts";
import { listening } from "./support/server.ts";

type HandledRequest = Parameters<NodeHttpHandler["handle"]>[0];

/** A server over TLS, its connections, and how many of them are open. */
async function secure(): Promise<{
  readonly endpoint: string;
  readonly opened: TLSSocket[];
  readonly open: Set<TLSSocket>;
}> {
  const opened: TLSSocket[] = [];
  const open = new Set<TLSSocket>();
  const server = createServer({ key, cert }, (request, response) =>
    request.resume().on("end", () => response.end(hello)),
  );
  server.on("secureConnection", (socket: TLSSocket) => {
    opened.push(socket);
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  atEnd(() => server.closeAllConnections());
  atEnd(() => server.close());
  return { endpoint: `https://localhost:${await listening(server)}`, opened, open };
}

/** Trusts the servers of these tests until the test ends. */
function trust(): void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, cert]);
  atEnd(() => setDefaultCACertificates(before));
}

describe("over TLS", () => {
  it("calls share a connection, and its handshake; all are closed with the client", async () => {
    trust();
    const { endpoint, opened, open } = await secure();
    const ours = client({ endpoint, credentials });
    for (let call = 0; call < 50; call += 1) await converse(ours);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.alpnProtocol).toBe(false); // HTTP/1.1 is not asked for by name
    await ours.destroy();
    await expect.poll(() => open.size).toBe(0);
  });

  it("a server that nobody trusts is refused", async () => {
    const { endpoint, opened } = await secure();
    await expect(converse(client({ endpoint, credentials, maxAttempts: 1 }))).rejects.toMatchObject({
      cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    expect(opened).toEqual([]);
  });
});

describe("a connection that nobody uses", () => {
  it("is closed before NAT gateways and VPC endpoints forget it, after 350 s", async () => {
    const handler = createHttpHandler() as NodeHttpHandler; // in Node
    await handler.handle({ hostname: "127.0.0.1", port: 1, headers: {} } as HandledRequest).catch(() => {}); // nobody there
    for (const agent of [handler.httpHandlerConfigs().httpAgent, handler.httpHandlerConfigs().httpsAgent]) {
      expect(agent).toMatchObject({ options: { timeout: expect.any(Number), keepAlive: true } });
      const { timeout } = (agent as unknown as { options: { timeout: number } }).options; // as Node keeps it
      expect(timeout).toBeGreaterThan(60_000);
      expect(timeout).toBeLessThan(350_000);
    }
  });

  it("is another thing than one that waits for an answer, which an agent's timeout leaves alone", async () => {
    const slow = async () => {
      await wait(300);
      return { body: hello };
    };
    const requestHandler = new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, timeout: 100 }) });
    const { server, client } = await connected(slow, { requestHandler });
    expect((await converse(client)).text).toBe("Hello");
    await expect.poll(() => server.connections.open.size).toBe(0);
  });
});
