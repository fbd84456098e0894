import type { Transport } from "@bedrock-targets/core";
import { directTransport } from "@bedrock-targets/direct";
import { describe, expect, it } from "vitest";
import { AwsSdkTransport } from "../../src/aws-sdk/transport.ts";
import { keys, ways } from "../resilience/support/both-transports.ts";
import { reply } from "./support/frames.ts";
import { all, wait } from "./support/gate.ts";
import { atEnd, modelId } from "./support/ours.ts";
import { answeringServer } from "./support/server.ts";

const eventStream = { "content-type": "application/vnd.amazon.eventstream" };
const whole = Buffer.concat(reply("Hello", " world"));

const makers: readonly (readonly [name: string, make: (endpoint: string) => Transport])[] = [
  ["the AWS SDK", (endpoint) => new AwsSdkTransport("us-east-1", { endpoint, credentials: keys })],
  ["`direct`", (endpoint) => directTransport({ region: "us-east-1", endpoint, credentials: keys })],
  ["`direct` with `fetch`", (endpoint) => directTransport({ region: "us-east-1", endpoint, credentials: keys, fetch })],
];

/** A server that sends the pieces one by one, `pause` ms apart; a number has a stream sent in pieces of as many bytes. */
async function trickling(size: number, pause: number, bytes: Buffer = whole): Promise<string> {
  const server = await answeringServer(async (_seen, response) => {
    response.writeHead(200, eventStream);
    for (let at = 0; at < bytes.length; at += size) {
      response.write(bytes.subarray(at, at + size));
      await wait(pause);
    }
    response.end();
    return undefined;
  });
  atEnd(() => server.close());
  return server.url;
}

describe.each(makers)("`bytesRead` of a stream through %s", (_name, make) => {
  it.each(["converseStream", "invokeModelStream"] as const)("counts every byte of %s", async (operation) => {
    const transport = make(await trickling(whole.length, 0));
    atEnd(() => transport.destroy?.());
    const output: object = await transport.send({ operation, input: { modelId, body: "{}" } as never }); // each takes its own
    const [stream] = Object.values(output).filter((member) => Symbol.asyncIterator in Object(member));
    await all(stream);
    expect(stream?.bytesRead).toBe(whole.length);
  });

  it("grows while the bytes of one event trickle in", async () => {
    const transport = make(await trickling(8, 5));
    atEnd(() => transport.destroy?.());
    const { stream } = await transport.send({ operation: "converseStream", input: { modelId } });
    const counts = new Set<number | undefined>();
    const looking = setInterval(() => counts.add(stream?.bytesRead), 2);
    const events = await all(stream);
    clearInterval(looking);
    expect(counts.size).toBeGreaterThan(events.length * 2);
  });
});

describe.each(ways)("through %s, an idle timeout", (_name, connect) => {
  it("is not tripped by an event whose bytes come slowly", async () => {
    const ours = connect(await trickling(16, 40), keys, { idleTimeoutMs: 300, retry: false });
    const stream = await ours.converseStream(modelId, { messages: "Hi" });
    expect((await stream.reply()).text).toBe("Hello world");
  });

  it("is tripped by one whose bytes stop", async () => {
    const server = await answeringServer({
      headers: eventStream,
      body: [whole.subarray(0, 400), new Promise(() => {})],
    });
    atEnd(() => server.close());
    const ours = connect(server.url, keys, { idleTimeoutMs: 150, retry: false });
    const stream = await ours.converseStream(modelId, { messages: "Hi" });
    await expect(all(stream)).rejects.toMatchObject({
      code: "timeout",
      message: expect.stringContaining("idleTimeoutMs"),
    });
    await expect.poll(() => server.connections.open.size).toBe(0);
  });
});
