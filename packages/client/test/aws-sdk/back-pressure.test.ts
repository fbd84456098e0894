import { createServer, type ServerResponse } from "node:http";
import { BedrockRuntimeClient, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials } from "./support/both.ts";
import { event, textDelta } from "./support/frames.ts";
import { gate, wait } from "./support/gate.ts";
import { atEnd, client, modelId } from "./support/ours.ts";
import { listening } from "./support/server.ts";

const start = event("messageStart", '{"role":"assistant"}');
const delta = textDelta("x".repeat(16_000));

/** Sends one stream without an end, as fast as it is taken in, and counts what has gone. */
async function endless(): Promise<{
  readonly url: string;
  readonly sent: () => number;
  readonly closed: Promise<void>;
}> {
  const closed = gate();
  let response: ServerResponse | undefined;
  const write = (): void => {
    while (response?.write(delta));
    response?.once("drain", write);
  };
  const server = createServer((_request, given) => {
    response = given.on("close", closed.open);
    response.write(start);
    write();
  });
  atEnd(() => server.closeAllConnections());
  atEnd(() => server.close());
  const url = `http://127.0.0.1:${await listening(server)}`;
  return {
    url,
    sent: () => (response?.socket?.bytesWritten ?? 0) - (response?.socket?.writableLength ?? 0),
    closed: closed.passed,
  };
}

/** The bytes that have gone once no more go. */
async function settled(sent: () => number): Promise<number> {
  for (let before = -1; before !== sent(); ) {
    before = sent();
    await wait(200);
  }
  return sent();
}

/** A stream of a server, however it is asked for. */
const streams = {
  "of the client": async (endpoint: string): Promise<AsyncIterable<unknown>> =>
    client({ endpoint, credentials }).converseStream(modelId, { messages: "Hi" }),
  "with `fast()`": async (endpoint: string): Promise<AsyncIterable<unknown>> => {
    const aws = new BedrockRuntimeClient({ region: "us-east-1", endpoint, credentials, ...fast() });
    atEnd(() => aws.destroy());
    const { stream } = await aws.send(new ConverseStreamCommand({ modelId, messages: [] }));
    if (!stream) throw new Error("An answer of this operation has a stream.");
    return stream;
  },
};

const megabyte = 1024 * 1024;

describe.each(Object.entries(streams))("a stream %s", (_name, open) => {
  it("whose reader stops makes the sender stop, and go on when the reader goes on", { timeout: 60_000 }, async () => {
    const { url, sent, closed } = await endless();
    const events = (await open(url))[Symbol.asyncIterator]();
    await events.next();
    const stalled = await settled(sent);
    expect(stalled).toBeLessThan(20 * megabyte); // what the operating system buffers, and little more
    for (let read = 0; read < 4000; read += 1) await events.next();
    expect(sent()).toBeGreaterThan(4000 * 16_000);
    const again = await settled(sent);
    expect(again - 4000 * delta.length).toBeLessThan(20 * megabyte);
    await events.return?.();
    await closed;
  });

  it("that nobody begins to read makes the sender stop", { timeout: 60_000 }, async () => {
    const { url, sent } = await endless();
    const stream = await open(url);
    expect(await settled(sent)).toBeLessThan(20 * megabyte);
    await stream[Symbol.asyncIterator]().return?.();
  });
});
