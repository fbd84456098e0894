import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { AwsSdkTransport } from "../../src/aws-sdk/transport.ts";
import { credentials } from "./support/both.ts";
import { reply } from "./support/frames.ts";
import { all, gate, wait } from "./support/gate.ts";
import { atEnd, client, connected, converse, hello, modelId } from "./support/ours.ts";
import { type Answer, type AnsweringServer, listening } from "./support/server.ts";

const never = new Promise<never>(() => {});
const aborted = { code: "aborted" };

/** Gives each request this answer, and tells when one has begun to be answered, and when its connection is closed. */
function watched(answer?: Answer): {
  readonly begun: Promise<void>;
  readonly closed: Promise<void>;
  readonly answer: AnsweringServer["answer"];
} {
  const [begun, closed] = [gate(), gate()];
  return {
    begun: begun.passed,
    closed: closed.passed,
    answer: async (_seen, response) => {
      response.on("close", closed.open);
      begun.open();
      return answer;
    },
  };
}

/** Tries again and again, after so many milliseconds. */
function waiting(delay: number): object {
  const token = { getRetryCount: () => 1, getRetryDelay: () => delay };
  const again = async () => token;
  return { acquireInitialRetryToken: again, refreshRetryTokenForRetry: again, recordSuccess: () => {} };
}

describe("an abort", () => {
  it("before the call sends nothing", async () => {
    const { server, client } = await connected();
    await expect(converse(client, { signal: AbortSignal.abort() })).rejects.toMatchObject(aborted);
    expect(server.connections.opened).toBe(0);
  });

  it("before the transport is asked is its signal's reason, and nothing is sent", async () => {
    const { server } = await connected();
    const transport = new AwsSdkTransport("us-east-1", { endpoint: server.url, credentials });
    const input = { modelId, messages: [] };
    const sent = transport.send({ operation: "converse", input, signal: AbortSignal.abort("mine") });
    await expect(sent).rejects.toBe("mine");
    await wait(50);
    expect(server.connections.opened).toBe(0);
  });

  it("while connecting gives up the connection", async () => {
    const [connecting, closed] = [gate(), gate()];
    const silent = createServer((socket) => {
      socket.on("data", () => connecting.open()).on("close", () => closed.open()); // never shakes hands
    });
    atEnd(() => silent.close());
    const endpoint = `https://127.0.0.1:${await listening(silent)}`;
    const controller = new AbortController();
    const call = expect(
      converse(client({ endpoint, credentials }), { signal: controller.signal }),
    ).rejects.toMatchObject(aborted);
    await connecting.passed;
    controller.abort();
    await Promise.all([call, closed.passed]);
  });

  it("while waiting for the answer closes the connection", async () => {
    const { begun, closed, answer } = watched();
    const { client } = await connected(answer);
    const controller = new AbortController();
    const call = expect(converse(client, { signal: controller.signal })).rejects.toMatchObject(aborted);
    await begun;
    controller.abort();
    await Promise.all([call, closed]);
  });

  it("while the body comes closes the connection", async () => {
    const { begun, closed, answer } = watched({ body: [Buffer.from(hello.slice(0, 9)), never] });
    const { client } = await connected(answer);
    const controller = new AbortController();
    const call = expect(converse(client, { signal: controller.signal })).rejects.toMatchObject(aborted);
    await begun;
    await wait(20);
    controller.abort();
    await Promise.all([call, closed]);
  });

  it.each(["converseStream", "invokeModelStream"] as const)(
    "while `%s` is read closes the connection",
    async (operation) => {
      const { closed, answer } = watched({ body: [...reply("x").slice(0, 2), never] });
      const { client } = await connected(answer);
      const controller = new AbortController();
      const request = operation === "converseStream" ? { messages: "Hi" } : { body: {} };
      const stream = await client[operation](modelId, request as never, { signal: controller.signal }); // each takes its own
      const reading = expect(all<unknown>(stream)).rejects.toMatchObject(aborted);
      await wait(20);
      controller.abort();
      await Promise.all([reading, closed]);
    },
  );

  it.each([100, 5000])(
    "while the SDK waits %i ms before it tries again is an error at once, and nothing more is sent",
    async (delay) => {
      const { server, client } = await connected({ status: 503, body: "{}" }, { retryStrategy: waiting(delay) });
      const controller = new AbortController();
      const call = expect(converse(client, { signal: controller.signal })).rejects.toMatchObject(aborted);
      await expect.poll(() => server.seen.length).toBe(1);
      await wait(20);
      const from = performance.now();
      controller.abort();
      await call;
      expect(performance.now() - from).toBeLessThan(2000);
      await wait(300);
      expect(server.seen).toHaveLength(1);
    },
  );

  it("does nothing to the calls beside it", async () => {
    const ended = gate();
    const { server, client } = await connected(async () => {
      await ended.passed;
      return { body: hello };
    });
    const controller = new AbortController();
    const others = Array.from({ length: 10 }, () => converse(client));
    const call = expect(converse(client, { signal: controller.signal })).rejects.toMatchObject(aborted);
    await expect.poll(() => server.seen.length).toBe(11);
    controller.abort();
    await call;
    ended.open();
    expect((await Promise.all(others)).map(({ text }) => text)).toEqual(Array(10).fill("Hello"));
  });
});
