import { connect as connectHttp2 } from "node:http2";
import { connect } from "node:net";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../src/index.ts";
import { hello, protocols, sdkClient, served, until } from "./support.ts";

const input = { modelId: "amazon.nova-lite-v1:0", messages: hello };

/** Writes bytes to a port, one piece at a time, and gives what comes back until the other side ends. */
const exchange = (url: string, pieces: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
    const send = async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((next) => setTimeout(next, 10));
      }
    };
    void send();
  });

describe("listen", () => {
  it("serves any free port of the loopback address by default", async () => {
    await using server = await served();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("serves IPv6 with a URL that clients understand", async () => {
    const { url, close } = await createEmulator().listen({ host: "::1" });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${url}/model/x/converse`, { method: "POST" })).status).toBe(400);
    await close();
  });

  it("speaks both protocols on the same port at the same time", async () => {
    await using server = await served();
    const clients = protocols.map(({ config }) => sdkClient(server.url, config()));
    const replies = await Promise.all(
      [...clients, ...clients, ...clients].map((client) => client.send(new ConverseCommand(input))),
    );
    for (const reply of replies) expect(reply.stopReason).toBe("end_turn");
    for (const client of clients) client.destroy();
  });

  it("recognises a request that arrives in crumbs", async () => {
    await using server = await served();
    const body = JSON.stringify({ messages: hello });
    const head = `POST /model/amazon.nova-lite-v1%3A0/converse HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`;
    const answer = await exchange(server.url, ["P", "OS", head.slice(3, 30), head.slice(30), body]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain("end_turn");
  });

  it("answers what is no request at all without ending", async () => {
    await using server = await served();
    expect(await exchange(server.url, ["nonsense\r\n\r\n"])).toMatch(/^HTTP\/1\.1 400 /);
    const asterisk = await exchange(server.url, ["OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"]);
    expect(asterisk).toMatch(/^HTTP\/1\.1 400 /);
    const http2 = connectHttp2(server.url);
    http2.on("error", () => {});
    http2.destroy(new Error("rude"));
    expect((await fetch(`${server.url}/model/x/converse`, { method: "POST" })).status).toBe(400);
  });

  it("says in one sentence what to do about a port that is taken", async () => {
    await using server = await served();
    const port = Number(new URL(server.url).port);
    await expect(createEmulator().listen({ port })).rejects.toThrow(
      `Port ${port} is taken: stop what uses it, or choose another port (0 takes any free one)`,
    );
  });

  it("says what to do about an address that is not this machine's", async () => {
    await expect(createEmulator().listen({ host: "192.0.2.1" })).rejects.toThrow(/192\.0\.2\.1: use 127\.0\.0\.1/);
  });
});

describe("close", () => {
  it.each(protocols)("ends an open stream over $protocol, and may be called again", async ({ config }) => {
    const emulator = createEmulator({ paceMs: 50 });
    const { url, close } = await emulator.listen();
    const client = sdkClient(url, config());
    const { stream } = await client.send(new ConverseStreamCommand(input));
    const reading = (async () => {
      for await (const _ of stream ?? []);
    })().catch(() => {});
    await close();
    await close();
    await reading;
    client.destroy();
    expect(emulator.calls[0]?.aborted).toBe(true);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("ends connections that have said nothing yet", async () => {
    const { url, close } = await createEmulator().listen();
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    const ended = new Promise((resolve) => socket.once("close", resolve));
    await close();
    await ended;
  });

  it("leaves no handle behind", async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name.startsWith("TCP")).length;
    const { url, close } = await createEmulator().listen();
    const client = sdkClient(url);
    await client.send(new ConverseCommand(input));
    client.destroy();
    await close();
    const now = () => process.getActiveResourcesInfo().filter((name) => name.startsWith("TCP")).length;
    await until(() => now() <= before);
    expect(now()).toBeLessThanOrEqual(before);
  });
});

describe("two emulators side by side", () => {
  it("do not touch each other", async () => {
    await using here = await served();
    await using there = await served({ region: "eu-west-1", accountId: "210987654321" });
    const client = sdkClient(there.url);
    const profile = (region: string, account: string) =>
      `arn:aws:bedrock:${region}:${account}:application-inference-profile/chatbot00001`;
    await client.send(new ConverseCommand({ ...input, modelId: profile("eu-west-1", "210987654321") }));
    await expect(
      client.send(new ConverseCommand({ ...input, modelId: profile("us-east-1", "123456789012") })),
    ).rejects.toThrow("The provided model identifier is invalid.");
    client.destroy();
    expect(there.emulator.calls).toHaveLength(2);
    expect(here.emulator.calls).toHaveLength(0);
  });
});
