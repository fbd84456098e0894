import { Agent, createServer, request } from "node:http";
import { createServer as createHttp2 } from "node:http2";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { credentials } from "./support/both.ts";
import { atEnd, client, connected, converse, hello } from "./support/ours.ts";
import { listening } from "./support/server.ts";
import { ok, StubHandler } from "./support/stub.ts";

describe("`requestHandler`", () => {
  it("that is a handler is what requests go by, and is destroyed with the client", async () => {
    const requestHandler = new StubHandler(() => ok(hello));
    const ours = client({ credentials, requestHandler });
    expect((await converse(ours)).text).toBe("Hello");
    expect(requestHandler.requests).toHaveLength(1);
    await ours.destroy();
    await ours.destroy();
    expect(requestHandler.destroyed).toBe(1);
  });

  it("that is a handler is given each call's signal", async () => {
    const requestHandler = new StubHandler(() => ok(hello));
    const { signal } = new AbortController();
    await converse(client({ credentials, requestHandler }), { signal });
    expect(requestHandler.options).toMatchObject([{ abortSignal: expect.any(AbortSignal) }]);
  });

  it("that is options are those of AWS's own handler", async () => {
    const silent = createHttp2(() => {}).on("session", (session) => atEnd(() => session.destroy()));
    const port = await listening(silent);
    const ours = client({
      endpoint: `http://127.0.0.1:${port}`,
      credentials,
      maxAttempts: 1,
      requestHandler: { requestTimeout: 50 },
    });
    await expect(converse(ours)).rejects.toMatchObject({ code: "timeout" });
  });

  it("that is undefined is as if it were not there: connections are kept", async () => {
    const { server, client } = await connected({ body: hello }, { requestHandler: undefined });
    for (let call = 0; call < 5; call += 1) await converse(client);
    expect(server.connections.opened).toBe(1);
  });

  it("may be set by an extension, and is then given each call's signal", async () => {
    const requestHandler = new StubHandler(() => ok(hello));
    const extension = {
      configure: (config: { setHttpHandler(handler: object): void }) => config.setHttpHandler(requestHandler),
    };
    const ours = client({ credentials, extensions: [extension] });
    await converse(ours, { signal: new AbortController().signal });
    expect(requestHandler.options).toMatchObject([{ abortSignal: expect.any(AbortSignal) }]);
  });
});

describe("a proxy", () => {
  /** A proxy that tunnels, and where it was asked to. */
  async function proxy(): Promise<{ readonly port: number; readonly targets: string[] }> {
    const targets: string[] = [];
    const server = createServer().on("connect", ({ url = "" }, socket: Duplex) => {
      targets.push(url);
      const [host, port] = url.split(":");
      const far = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        socket.pipe(far).pipe(socket);
      });
      for (const end of [socket, far]) end.on("error", () => socket.destroy() && far.destroy());
      atEnd(() => socket.destroy());
    });
    atEnd(() => server.close());
    return { port: await listening(server), targets };
  }

  /** An agent whose connections are tunnels through a proxy, as the agents that people install make them. */
  class ProxyAgent extends Agent {
    readonly #port: number;
    constructor(port: number) {
      super({ keepAlive: true });
      this.#port = port;
    }
    override createConnection(...[{ host, port }, done]: Parameters<Agent["createConnection"]>): undefined {
      request({ port: this.#port, method: "CONNECT", path: `${host}:${port}` })
        .on("connect", (_answer, socket) => done?.(null, socket))
        .end();
    }
  }

  it("is passed through, by an agent in a handler", async () => {
    const { port, targets } = await proxy();
    const requestHandler = new NodeHttpHandler({ httpAgent: new ProxyAgent(port) });
    const { server, client } = await connected({ body: hello }, { requestHandler });
    expect((await converse(client)).text).toBe("Hello");
    expect((await converse(client)).text).toBe("Hello");
    expect(targets).toEqual([`127.0.0.1:${server.port}`]);
  });
});
