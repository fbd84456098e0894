import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { directTransport } from "../src/index.ts";
import { isExcepted, proxyFor } from "../src/proxy.ts";
import { certificate } from "./support/certificate.ts";
import { type ProxyServer, startProxy } from "./support/proxy.ts";
import { reply, type Server, serve, until } from "./support/server.ts";
import { credentials, input, setEnvironment, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

const trusted = getCACertificates("default");
beforeAll(() => setDefaultCACertificates([...trusted, certificate]));
afterAll(() => setDefaultCACertificates(trusted));

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const opened = async <Value extends { close(): Promise<void> }>(starting: Promise<Value>): Promise<Value> => {
  const value = await starting;
  open.push(value);
  return value;
};

const converse = { operation: "converse", input } as const;
const to = (endpoint: string) => directTransport({ region: "us-east-1", credentials, endpoint });

async function both(tls: boolean, status?: number): Promise<{ server: Server; proxy: ProxyServer }> {
  return { server: await opened(serve(undefined, tls)), proxy: await opened(startProxy(status)) };
}

describe("a call through a proxy", () => {
  it.each(["HTTPS_PROXY", "https_proxy"])(
    "to https goes through a tunnel that %s names, which is kept",
    async (name) => {
      const { server, proxy } = await both(true);
      setEnvironment({ [name]: proxy.url });
      const transport = to(server.url);
      for (const _ of [1, 2]) expect(await transport.send(converse)).toMatchObject(reply);
      expect(proxy.asked).toEqual([{ line: `CONNECT 127.0.0.1:${server.port}`, authorization: undefined }]);
      expect(server.connections()).toBe(1);
      await transport.destroy?.();
      await until(() => server.sockets.size === 0);
    },
  );

  it("shows the proxy the user and the password of its URL, and nobody else", async () => {
    const { server, proxy } = await both(true);
    setEnvironment({ HTTPS_PROXY: `http://user:p%40ss@127.0.0.1:${proxy.port}` });
    await to(server.url).send(converse);
    expect(proxy.asked[0]?.authorization).toBe(`Basic ${btoa("user:p@ss")}`);
    expect(server.received[0]?.headers).not.toHaveProperty("proxy-authorization");
  });

  it("to http hands the proxy the whole URL, and is signed for the server", async () => {
    const { server, proxy } = await both(false);
    setEnvironment({ HTTP_PROXY: `http://user:word@127.0.0.1:${proxy.port}` });
    expect(await to(`${server.url}/prefix`).send(converse)).toMatchObject(reply);
    const line = `POST ${server.url}/prefix/model/amazon.nova-lite-v1%3A0/converse`;
    expect(proxy.asked).toEqual([{ line, authorization: `Basic ${btoa("user:word")}` }]);
    expect(server.received[0]?.headers.host).toBe(`127.0.0.1:${server.port}`);
    expect(server.received[0]?.headers.authorization).not.toContain("proxy-authorization");
  });

  it("is not made to hosts that NO_PROXY has", async () => {
    const { server, proxy } = await both(true);
    setEnvironment({ HTTPS_PROXY: proxy.url, NO_PROXY: "localhost,127.0.0.1" });
    expect(await to(server.url).send(converse)).toMatchObject(reply);
    expect(proxy.asked).toEqual([]);
  });

  it("is not made where the agent is the caller's", async () => {
    const { server, proxy } = await both(false);
    setEnvironment({ HTTP_PROXY: proxy.url });
    const { Agent } = await import("node:http");
    const agent = new Agent();
    await directTransport({ region: "us-east-1", credentials, endpoint: server.url, agent }).send(converse);
    expect(proxy.asked).toEqual([]);
  });

  it("fails with the code of a tunnel that is refused", async () => {
    const { server, proxy } = await both(true, 407);
    setEnvironment({ HTTPS_PROXY: proxy.url });
    await expect(to(server.url).send(converse)).rejects.toMatchObject({ code: "ERR_PROXY_TUNNEL", statusCode: 407 });
  });

  it("fails at once where it is aborted before the tunnel is there", async () => {
    let go = (): void => {};
    const ready = new Promise<void>((resolve) => {
      go = resolve;
    });
    const server = await opened(serve(undefined, true));
    const proxy = await opened(startProxy(200, ready));
    setEnvironment({ HTTPS_PROXY: proxy.url });
    const leaving = new AbortController();
    const sending = to(server.url).send({ ...converse, signal: leaving.signal });
    await until(() => proxy.asked.length === 1);
    leaving.abort(new Error("enough"));
    await expect(sending).rejects.toThrow("enough");
    await until(() => proxy.open() === 0);
    go();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.connections()).toBe(0);
  });

  it("needs a proxy that speaks HTTP, and does not quote what it got", () => {
    setEnvironment({ HTTPS_PROXY: "socks5://user:secret@proxy" });
    const attempt = (): unknown => proxyFor(new URL("https://example.com"));
    expect(attempt).toThrow("HTTPS_PROXY is no URL of an HTTP proxy.");
    expect(attempt).not.toThrow("secret");
  });
});

describe("a tunnel", () => {
  it("does not spare the server the check of its certificate", async () => {
    const { server, proxy } = await both(true);
    setEnvironment({ HTTPS_PROXY: proxy.url });
    setDefaultCACertificates([]);
    await expect(to(server.url).send(converse)).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    setDefaultCACertificates([...trusted, certificate]);
    expect(server.received).toEqual([]);
  });

  it("to a proxy that is not there is the network's failure", async () => {
    const { server, proxy } = await both(true);
    await proxy.close();
    setEnvironment({ HTTPS_PROXY: proxy.url });
    await expect(to(server.url).send(converse)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("is made for each of the calls that run at the same time, and all are kept", async () => {
    const { server, proxy } = await both(true);
    setEnvironment({ HTTPS_PROXY: proxy.url });
    const transport = to(server.url);
    for (const _ of [1, 2]) await Promise.all([1, 2, 3].map(() => transport.send(converse)));
    expect(proxy.asked).toHaveLength(3);
    await transport.destroy?.();
    await until(() => server.sockets.size === 0);
  });
});

describe("NO_PROXY", () => {
  it.each([
    ["*", "https://example.com", true],
    ["example.com", "https://example.com", true],
    ["example.com", "https://bedrock.example.com", true],
    [".example.com", "https://bedrock.example.com", true],
    ["*.example.com", "https://bedrock.example.com", true],
    ["example.com", "https://notexample.com", false],
    ["example.com:443", "https://example.com", true],
    ["example.com:8443", "https://example.com", false],
    ["other.com, EXAMPLE.com", "https://example.com", true],
    ["127.0.0.1", "http://127.0.0.1:8080", true],
    ["[::1]", "http://[::1]:8080", true],
    ["::1", "http://[::1]:8080", true],
    ["", "https://example.com", false],
    [",", "https://example.com", false],
  ])("%j for %s: %j", (list, url, excepted) => {
    expect(isExcepted(new URL(url), list)).toBe(excepted);
  });
});
