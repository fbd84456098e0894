import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Body, bytesOf, readStream } from "../../src/wire/index.ts";
import { joined } from "./support/bytes.ts";
import { eventFrame } from "./support/event-frames.ts";

/** About 100 kB of events. */
const chunk = joined(
  Array.from({ length: 500 }, () => eventFrame("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "word" } })),
);

/** Sends events without end, as fast as they are taken, and counts them. */
class Sender {
  written = 0;
  isWaiting = false;
  isLeft = false;
  readonly #server = createServer((_, response) => {
    const write = () => {
      while (!this.isLeft) {
        this.written += chunk.length;
        if (response.write(chunk)) continue;
        this.isWaiting = true;
        response.once("drain", () => {
          this.isWaiting = false;
          write();
        });
        return;
      }
    };
    response.once("close", () => {
      this.isLeft = true;
    });
    write();
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`; // a listening server's
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Goes on until a condition holds; the test's own time limit ends it. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Two sockets' buffers, ours, and a good deal more: a sender that does not stop is past it at once. */
const bound = 64 * 1024 * 1024;

/** What the sender has written once nothing moves any more, or it does not stop. */
async function standstill(sender: Sender): Promise<number> {
  for (let before = -1; sender.written < bound && (before !== sender.written || !sender.isWaiting); ) {
    before = sender.written;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return sender.written;
}

const bodies: readonly [name: string, open: (url: string) => Promise<Body>][] = [
  ["node:http", (url) => new Promise<IncomingMessage>((resolve) => get(url, resolve))],
  ["fetch", async (url) => (await fetch(url)).body ?? new ReadableStream()],
];

describe.each(bodies)("a reader that stops reading from %s", (_, open) => {
  let sender: Sender;
  let body: Body;

  beforeEach(async () => {
    sender = new Sender();
    body = await open(await sender.listen());
  });
  afterEach(() => sender.close());

  it("stops the sender, and lets it go on when it reads on", async () => {
    const source = bytesOf(body);
    await source.next();
    const stopped = await standstill(sender);
    expect(stopped).toBeLessThan(bound);
    for (let read = 0; read < stopped; ) read += (await source.next())?.length ?? 0;
    await until(() => sender.written > stopped);
    source.close();
    await until(() => sender.isLeft);
  });

  it("stops the sender also when it reads events, and closes the connection when it leaves", async () => {
    const { stream = [] } = readStream("converseStream", { status: 200, headers: {} }, bytesOf(body));
    let events = 0;
    for await (const event of stream as AsyncIterable<object>) {
      expect(event).toStrictEqual({ contentBlockDelta: { delta: { text: "word" }, contentBlockIndex: 0 } });
      events += 1;
      if (events === 10) expect(await standstill(sender)).toBeLessThan(bound);
      if (events === 2000) break;
    }
    expect(events).toBe(2000);
    await until(() => sender.isLeft);
  });
});
