import { AsyncLocalStorage } from "node:async_hooks";
import { getEventListeners } from "node:events";
import { Agent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from "node:tls";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type DirectOptions, directTransport } from "../src/index.ts";
import { certificate } from "./support/certificate.ts";
import { exceptionFrame, firstFrame } from "./support/first-frame.ts";
import { type Answer, json, reply, type Server, serve, until } from "./support/server.ts";
import { credentials, input, setEnvironment, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function started(answer?: Answer, tls = false): Promise<Server> {
  const server = await serve(answer, tls);
  open.push(server);
  return server;
}

const to = (server: Server, options: DirectOptions = {}) =>
  directTransport({ region: "us-east-1", credentials, endpoint: server.url, ...options });

const converse = { operation: "converse", input } as const;
const stream = { operation: "converseStream", input } as const;

const streamHead = { "content-type": "application/vnd.amazon.eventstream" };

describe("a call in Node", () => {
  it("posts to the operation's path, with the body's length, and gives AWS's output", async () => {
    const server = await started();
    const output = await to(server).send(converse);
    expect(output).toMatchObject({ ...reply, $metadata: { httpStatusCode: 200, requestId: "request-1" } });
    expect(server.received[0]).toMatchObject({
      path: "/model/amazon.nova-lite-v1%3A0/converse",
      headers: { host: `127.0.0.1:${server.port}`, "content-type": "application/json", connection: "keep-alive" },
    });
    const { body, headers } = server.received[0] ?? {};
    expect(headers?.["content-length"]).toBe(String(body?.length));
    expect(headers).not.toHaveProperty("accept-encoding");
    expect(headers).not.toHaveProperty("transfer-encoding");
  });

  it("says who calls, and where it runs", async () => {
    setEnvironment({ AWS_EXECUTION_ENV: "AWS_Lambda nodejs24.x", AWS_SDK_UA_APP_ID: "shop" });
    const server = await started();
    await to(server).send(converse);
    expect(server.received[0]?.headers["user-agent"]).toBe(
      `bedrock-targets/0.0.0 (direct) lang/js md/nodejs#${process.versions.node} exec-env/AWS_Lambda-nodejs24.x app/shop`,
    );
  });

  it.each([200, 40_000, 3_000_000])("sends a body of %i bytes as it is", async (length) => {
    const server = await started();
    const body = Uint8Array.from({ length }, (_, index) => index % 256);
    await to(server).send({ operation: "invokeModel", input: { modelId: "a.b", body } });
    expect(server.received[0]?.body.equals(body)).toBe(true);
  });

  it("tells of the answer's head before its body is there", async () => {
    let finish = (): void => {};
    const server = await started((response) => {
      response.writeHead(200, { "content-type": "application/json", "x-one": "1", "set-cookie": ["a=1", "b=2"] });
      response.write("{");
      finish = () => response.end("}");
    });
    const onHead = vi.fn();
    const sending = to(server).send({ ...converse, onHead });
    await until(() => onHead.mock.calls.length > 0);
    expect(onHead).toHaveBeenCalledWith({
      status: 200,
      headers: expect.objectContaining({ "x-one": "1", "set-cookie": "a=1, b=2" }),
    });
    finish();
    expect(await sending).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  it("goes to the region that it names, and is signed for it", async () => {
    const server = await started();
    await to(server).send({ ...converse, region: "eu-west-1" });
    expect(server.received[0]?.headers.authorization).toContain("/eu-west-1/bedrock/aws4_request");
  });

  it("takes further headers, which are signed and come before its own", async () => {
    const server = await started();
    await to(server).send({
      ...converse,
      headers: { "X-Trace": " a  b ", "Content-Type": "application/x", "User-Agent": "me" },
    });
    const { headers } = server.received[0] ?? {};
    expect(headers).toMatchObject({ "x-trace": "a  b", "content-type": "application/x", "user-agent": "me" });
    expect(headers?.authorization).toContain("SignedHeaders=content-type;host;x-amz-date;x-trace,");
  });

  it.each([
    [{ Authorization: "mine" }, "writes it itself"],
    [{ host: "evil.example.com" }, "writes it itself"],
    [{ "not a name": "x" }, "letters, digits and hyphens"],
    [{ "x-text": "ü" }, "printable ASCII"],
    [{ "x-text": "a\r\nb: c" }, "printable ASCII"],
  ])("refuses the headers %j", async (headers, advice) => {
    const server = await started();
    const sending = to(server).send({ ...converse, headers });
    await expect(sending).rejects.toMatchObject({ code: "invalid-request", advice: expect.stringContaining(advice) });
    expect(server.received).toEqual([]);
  });

  it("fails itself where a stream begins with an exception, as a call by the AWS SDK does", async () => {
    const server = await started((response) => response.writeHead(200, streamHead).end(exceptionFrame));
    const sending = to(server).send(stream);
    await expect(sending).rejects.toMatchObject({ name: "ThrottlingException", message: "Slow down." });
  });

  it("fails with AWS's exception where the answer is one", async () => {
    const type = "ThrottlingException:http://internal.amazon.com/coral/com.amazon.bedrock/";
    const server = await started((response) =>
      json(response, { message: "Too many" }, 429, { "x-amzn-errortype": type }),
    );
    await expect(to(server).send(converse)).rejects.toMatchObject({
      name: "ThrottlingException",
      message: "Too many",
      $metadata: { httpStatusCode: 429, requestId: "request-1" },
    });
  });

  it.each([302, 502])("fails with what the parser says of a page, status %i", async (status) => {
    const server = await started((response) => {
      response.writeHead(status, { "content-type": "text/html", location: "https://elsewhere.example.com/" });
      response.end("<html>Sign in</html>");
    });
    const failure = to(server).send(converse);
    await expect(failure).rejects.toMatchObject({ name: "SyntaxError", $metadata: { httpStatusCode: status } });
    expect(server.received).toHaveLength(1);
  });

  it("reads no more than a megabyte of an answer that is no success", async () => {
    const server = await started((response) => {
      response.writeHead(500, { "content-type": "text/plain" });
      const more = (): void => {
        while (response.write("x".repeat(65_536)));
        response.once("drain", more);
      };
      more();
    });
    await expect(to(server).send(converse)).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await until(() => server.left() === 1);
  });

  it("fails where the answer is shorter than it says", async () => {
    const server = await started((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write("{");
      setImmediate(() => response.destroy());
    });
    await expect(to(server).send(converse)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(server.received).toHaveLength(1);
  });

  it("fails with what `onHead` throws, and ends the exchange", async () => {
    const server = await started((response) => {
      response.writeHead(200);
      response.write("{");
    });
    const onHead = (): void => {
      throw new Error("no");
    };
    await expect(to(server).send({ ...converse, onHead })).rejects.toThrow("no");
    await until(() => server.left() === 1);
  });

  it("fails with the network's own error where nobody listens", async () => {
    const server = await serve();
    await server.close();
    await expect(to(server).send(converse)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});

describe("connections", () => {
  it("are kept: a thousand calls one after the other need one", async () => {
    const server = await started();
    const transport = to(server);
    for (let call = 0; call < 1_000; call += 1) await transport.send(converse);
    expect(server.connections()).toBe(1);
    await transport.destroy?.();
  });

  it("are kept over TLS, and their sessions are used again", async () => {
    const server = await started(undefined, true);
    const trusted = getCACertificates("default");
    setDefaultCACertificates([...trusted, certificate]);
    const transport = to(server);
    for (let call = 0; call < 3; call += 1) await transport.send(converse);
    expect(server.connections()).toBe(1);
    for (const socket of server.sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await transport.send(converse);
    setDefaultCACertificates(trusted);
    expect(server.connections()).toBe(2);
    const [socket] = server.sockets as ReadonlySet<TLSSocket & { readonly servername: unknown }>; // which it has
    expect(socket?.isSessionReused()).toBe(true);
    expect(socket?.servername, "a name, where there is only an address").toBe(false);
    await transport.destroy?.();
  });

  it("of an agent that was passed are checked and made by it", async () => {
    const server = await started(undefined, true);
    const agent = new TlsAgent({ keepAlive: true, ca: certificate });
    const transport = to(server, { agent });
    for (let call = 0; call < 3; call += 1) await transport.send(converse);
    expect(server.connections()).toBe(1);
    await expect(to(server).send(converse)).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    agent.destroy();
  });

  it("carry each call in its own asynchronous context, also those that are kept", async () => {
    const server = await started();
    const transport = to(server);
    const context = new AsyncLocalStorage<number>();
    const seen: unknown[] = [];
    const onHead = (): void => void seen.push(context.getStore());
    for (const call of [1, 2, 3]) {
      await context.run(call, async () => {
        await transport.send({ ...converse, onHead });
        seen.push(context.getStore());
      });
    }
    expect(seen).toEqual([1, 1, 2, 2, 3, 3]);
    expect(server.connections()).toBe(1);
  });

  it("that say something without being asked are not used", async () => {
    const server = await started();
    const transport = to(server);
    await transport.send(converse);
    for (const socket of server.sockets) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.sockets.size).toBe(0);
    expect(await transport.send(converse)).toMatchObject({ stopReason: "end_turn" });
    expect(server.received).toHaveLength(2);
  });

  it("that the server does not want to keep are not kept", async () => {
    const server = await started((response) => json(response, reply, 200, { connection: "close" }));
    const transport = to(server);
    for (const _ of [1, 2]) await transport.send(converse);
    expect(server.connections()).toBe(2);
  });

  it("are many at once where there are many streams, and plain calls do not wait for them", {
    timeout: 60_000,
  }, async () => {
    const server = await started((response, { path }) => {
      if (!path.endsWith("-stream")) return json(response, reply);
      response.writeHead(200, streamHead).write(firstFrame);
      response.flushHeaders();
    });
    const transport = to(server);
    const leaving = new AbortController();
    const calls = Array.from({ length: 500 }, () => transport.send({ ...stream, signal: leaving.signal }));
    await Promise.all(calls);
    expect(await transport.send(converse)).toMatchObject({ stopReason: "end_turn" });
    expect(server.connections()).toBe(501);
    leaving.abort();
    await until(() => server.left() === 500);
    await transport.destroy?.();
  });

  it("that the server has just closed are replaced, and the request is sent once more", async () => {
    let closing = false;
    const server = await started((response) => {
      if (closing) response.socket?.resetAndDestroy();
      else json(response, reply);
      closing = false;
    });
    const transport = to(server);
    await transport.send(converse);
    closing = true;
    expect(await transport.send(converse)).toMatchObject({ stopReason: "end_turn" });
    expect(server.received).toHaveLength(3);
    expect(server.connections()).toBe(2);
  });

  it("that were closed while nobody used them are not used", async () => {
    const server = await started();
    const transport = to(server);
    await Promise.all([transport.send(converse), transport.send(converse)]);
    for (const socket of server.sockets) socket.resetAndDestroy();
    expect(await transport.send(converse)).toMatchObject({ stopReason: "end_turn" });
    expect(server.received).toHaveLength(3);
  });

  it("that are new and closed are a failure: nothing is sent again", async () => {
    const server = await started((response) => response.socket?.resetAndDestroy());
    await expect(to(server).send(converse)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(server.received).toHaveLength(1);
  });

  it("that are kept and closed twice are a failure: nothing is sent three times", async () => {
    const server = await started((response, _received, at) => {
      if (at > 1) response.socket?.resetAndDestroy();
      else json(response, reply);
    });
    const transport = to(server);
    await transport.send(converse);
    await expect(transport.send(converse)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(server.received).toHaveLength(3);
  });

  it("that are closed after the first byte of an answer are a failure: nothing is sent again", async () => {
    const server = await started((response, _received, at) => {
      if (at === 1) return json(response, reply);
      response.socket?.write("HTTP/1.1 200 OK\r\nx-begun: 1\r\n");
      setTimeout(() => response.socket?.destroy(), 20);
    });
    const transport = to(server);
    await transport.send(converse);
    await expect(transport.send(converse)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(server.received).toHaveLength(2);
  });

  it("that nobody uses are closed by destroy; those in use when their answers have ended", async () => {
    let finish = (): void => {};
    const server = await started((response, _received, at) => {
      if (at === 1) finish = () => json(response, reply);
      else json(response, reply);
    });
    const transport = to(server);
    const slow = transport.send(converse);
    await until(() => server.received.length === 1);
    await transport.send(converse);
    expect(server.sockets.size).toBe(2);
    await transport.destroy?.();
    await until(() => server.sockets.size === 1);
    finish();
    expect(await slow).toMatchObject({ stopReason: "end_turn" });
    await until(() => server.sockets.size === 0);
    expect(await transport.send(converse)).toMatchObject({ stopReason: "end_turn" });
    await transport.destroy?.();
  });

  it("of an agent that was passed are that agent's: destroy leaves them alone", async () => {
    const server = await started();
    const agent = new Agent({ keepAlive: true });
    const transport = to(server, { agent });
    await transport.send(converse);
    await transport.destroy?.();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.sockets.size).toBe(1);
    agent.destroy();
  });
});

describe("an aborted call", () => {
  const reason = new Error("enough");

  it("sends nothing where it is aborted before", async () => {
    const server = await started();
    const sending = to(server).send({ ...converse, signal: AbortSignal.abort(reason) });
    await expect(sending).rejects.toBe(reason);
    expect(server.connections()).toBe(0);
  });

  it("fails with an AbortError where the reason is no error", async () => {
    const server = await started();
    const sending = to(server).send({ ...converse, signal: AbortSignal.abort("enough") });
    await expect(sending).rejects.toMatchObject({ name: "AbortError", cause: "enough" });
  });

  it("does not wait for credentials either where it is aborted before they are asked for", async () => {
    const server = await started();
    const never = () => new Promise<never>(() => {});
    const transport = to(server, { credentials: never });
    await transport.region();
    const leaving = new AbortController();
    const sending = transport.send({ ...converse, signal: leaving.signal });
    leaving.abort(reason);
    await expect(sending).rejects.toBe(reason);
  });

  it("does not wait for credentials, and sends nothing", async () => {
    const server = await started();
    const leaving = new AbortController();
    const never = () => new Promise<never>(() => {});
    const sending = to(server, { credentials: never }).send({ ...converse, signal: leaving.signal });
    setTimeout(() => leaving.abort(reason), 10);
    await expect(sending).rejects.toBe(reason);
    expect(getEventListeners(leaving.signal, "abort")).toHaveLength(0);
    expect(server.connections()).toBe(0);
  });

  it("fails at once while it connects, and closes what it has of a connection", async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => {
      sockets.add(socket);
      socket
        .resume()
        .on("error", () => {})
        .on("close", () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo; // it listens on a port
    const leaving = new AbortController();
    // It never answers the TLS handshake.
    const sending = to(await started(), { endpoint: `https://127.0.0.1:${port}` }).send({
      ...converse,
      signal: leaving.signal,
    });
    await until(() => sockets.size === 1);
    leaving.abort(reason);
    await expect(sending).rejects.toBe(reason);
    await until(() => sockets.size === 0);
    silent.close();
  });

  it("closes its connection while it waits", async () => {
    const server = await started(() => leaving.abort(reason));
    const leaving = new AbortController();
    await expect(to(server).send({ ...converse, signal: leaving.signal })).rejects.toBe(reason);
    await until(() => server.sockets.size === 0);
    expect(server.received).toHaveLength(1);
  });

  it("closes its connection while a whole answer is read", async () => {
    const server = await started((response) => {
      response.writeHead(200);
      response.write("{");
    });
    const leaving = new AbortController();
    const onHead = (): void => void setTimeout(() => leaving.abort(reason), 10);
    await expect(to(server).send({ ...converse, signal: leaving.signal, onHead })).rejects.toBe(reason);
    await until(() => server.sockets.size === 0);
  });

  it("closes its connection while a stream is read", async () => {
    const server = await started((response) => {
      response.writeHead(200, streamHead).write(firstFrame);
      response.flushHeaders();
    });
    const leaving = new AbortController();
    const output = await to(server).send({ ...stream, signal: leaving.signal });
    const reading = (async () => {
      for await (const _event of output.stream ?? []);
    })();
    setTimeout(() => leaving.abort(reason), 10);
    await expect(reading).rejects.toBe(reason);
    await until(() => server.sockets.size === 0);
  });

  it("closes its connection also where nobody reads the stream", async () => {
    const server = await started((response) => {
      response.writeHead(200, streamHead).write(firstFrame);
      response.flushHeaders();
    });
    const leaving = new AbortController();
    await to(server).send({ ...stream, signal: leaving.signal });
    leaving.abort(reason);
    await until(() => server.sockets.size === 0);
  });

  it("leaves the connections of others alone", async () => {
    const server = await started((response, _received, at) => {
      if (at > 1) json(response, reply);
    });
    const transport = to(server);
    const leaving = new AbortController();
    const first = transport.send({ ...converse, signal: leaving.signal });
    await until(() => server.received.length === 1);
    const second = transport.send(converse);
    leaving.abort(reason);
    await expect(first).rejects.toBe(reason);
    expect(await second).toMatchObject({ stopReason: "end_turn" });
  });

  it("leaves no listener behind, after a thousand calls and streams with one signal", { timeout: 60_000 }, async () => {
    const warnings: string[] = [];
    const warn = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", warn);
    const server = await started((response, { path }, at) => {
      if (path.endsWith("-stream")) response.writeHead(200, streamHead).end();
      else if (at % 5 === 0) json(response, { message: "no" }, 400);
      else if (at % 7 === 0) response.socket?.destroy();
      else json(response, reply);
    });
    const transport = to(server);
    const { signal } = new AbortController();
    for (let call = 0; call < 1_000; call += 10) {
      await Promise.allSettled(
        Array.from({ length: 10 }, async (_, at) => {
          if (at % 2 === 0) return transport.send({ ...converse, signal });
          const output = await transport.send({ ...stream, signal });
          for await (const _event of output.stream ?? []);
          return undefined;
        }),
      );
    }
    await until(() => getEventListeners(signal, "abort").length === 0);
    process.off("warning", warn);
    expect(warnings).toEqual([]);
    await transport.destroy?.();
  });
});
