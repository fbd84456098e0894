import { connect } from "node:net";
import { ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../src/index.ts";
import { hello, post, protocols, sdkClient, served, until } from "./support.ts";

const path = "/model/amazon.nova-lite-v1%3A0/converse-stream";
const input = { modelId: "amazon.nova-lite-v1:0", messages: hello };

describe("a stream", () => {
  it("has the recorded headers", async () => {
    const response = await createEmulator().fetch(post(path, { messages: hello }));
    expect(response.headers.get("content-type")).toBe("application/vnd.amazon.eventstream");
    expect(response.headers.get("x-amzn-requestid")).toBeTruthy();
    await response.body?.cancel();
  });

  it("makes a frame only when its reader asks for one", async () => {
    const emulator = createEmulator();
    const response = await emulator.fetch(post(path, { messages: hello }));
    const reader = response.body?.getReader();
    const one = await reader?.read();
    const length = new DataView(one?.value?.buffer ?? new ArrayBuffer(4)).getUint32(0);
    expect(one?.value).toHaveLength(length);
    expect(emulator.calls[0]).toMatchObject({ streamed: true, aborted: false });
    await reader?.cancel();
    expect(emulator.calls[0]?.aborted).toBe(true);
  });

  it("is not aborted when it was read to its end", async () => {
    const emulator = createEmulator();
    const leaving = new AbortController();
    const request = new Request(post(path, { messages: hello }), { signal: leaving.signal });
    await (await emulator.fetch(request)).arrayBuffer();
    leaving.abort();
    expect(emulator.calls[0]?.aborted).toBe(false);
  });

  it("ends with an error when its request is aborted", async () => {
    const emulator = createEmulator({ paceMs: 5 });
    const leaving = new AbortController();
    const request = new Request(post(path, { messages: hello }), { signal: leaving.signal });
    const body = (await emulator.fetch(request)).arrayBuffer();
    leaving.abort(new Error("gone"));
    await expect(body).rejects.toThrow("gone");
    expect(emulator.calls[0]?.aborted).toBe(true);
  });
});

/** A request whose answer is a tool input of two million characters: some twenty megabytes of frames. */
const long = {
  messages: hello,
  toolConfig: {
    tools: [
      {
        toolSpec: {
          name: "long",
          inputSchema: { json: { const: 0, properties: { x: { const: "word ".repeat(400_000) } } } },
        },
      },
    ],
  },
};

describe("a client that does not read", () => {
  it("holds the stream up, and is noticed when it leaves", async () => {
    await using server = await served();
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    const body = JSON.stringify(long);
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    await new Promise((resolve) => socket.once("readable", resolve));
    await new Promise((resolve) => setTimeout(resolve, 100));
    // Had the emulator run ahead, the answer would be at its end by now, and leaving would be no abort.
    expect(server.emulator.calls[0]).toMatchObject({ streamed: true, aborted: false });
    socket.destroy();
    await until(() => server.emulator.calls[0]?.aborted === true);
  });
});

describe.each(protocols)("a client over $protocol", ({ config }) => {
  it("that leaves in the middle marks the call as aborted", async () => {
    await using server = await served({ paceMs: 20 });
    const client = sdkClient(server.url, config());
    const leaving = new AbortController();
    const { stream } = await client.send(new ConverseStreamCommand(input), { abortSignal: leaving.signal });
    const events = stream?.[Symbol.asyncIterator]();
    await events?.next();
    expect(server.emulator.calls[0]?.aborted).toBe(false);
    leaving.abort();
    // HTTP/1.1 rejects here, HTTP/2 ends in silence: the SDK's own ways, of no importance to the emulator.
    await events?.next().catch(() => {});
    client.destroy();
    await until(() => server.emulator.calls[0]?.aborted === true);
  });

  it("that stays to the end does not", async () => {
    await using server = await served();
    const client = sdkClient(server.url, config());
    const { stream } = await client.send(new ConverseStreamCommand(input));
    for await (const _ of stream ?? []);
    client.destroy();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.emulator.calls[0]).toMatchObject({ streamed: true, aborted: false, status: 200 });
  });

  it("gets a stream frame by frame, not as a whole", async () => {
    await using server = await served({ paceMs: 15 });
    const client = sdkClient(server.url, config());
    const { stream } = await client.send(new ConverseStreamCommand(input));
    const times: number[] = [];
    for await (const _ of stream ?? []) times.push(performance.now());
    client.destroy();
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(100);
  });
});
