import { getEventListeners } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { textDelta } from "../aws-sdk/support/frames.ts";
import { all, gate, wait } from "../aws-sdk/support/gate.ts";
import { atEnd, converse, hello, modelId } from "../aws-sdk/support/ours.ts";
import { type Answer, answeringServer, listening } from "../aws-sdk/support/server.ts";
import { crossRegion } from "../support/strategies.ts";
import { keys, transports, ways } from "./support/both-transports.ts";

const never = new Promise<never>(() => {});
const aborted = { code: "aborted" };

/** A server that answers so, without an end, and counts its ticks of 20 ms from the abort to the close of its connection. */
async function watching(answer: Answer | undefined, status?: number) {
  const [begun, closed] = [gate(), gate()];
  let ticks = 0;
  const server = await answeringServer(async (_seen, response) => {
    response.on("close", () => {
      clearInterval(ticking);
      closed.open();
    });
    begun.open();
    return status === undefined ? answer : { ...answer, status };
  });
  let ticking: NodeJS.Timeout | undefined;
  const from = (): void => {
    ticking = setInterval(() => {
      ticks += 1;
    }, 20);
  };
  atEnd(() => {
    clearInterval(ticking);
    return server.close();
  });
  return { server, begun: begun.passed, closed: closed.passed, from, ticks: () => ticks };
}

const streamed = { headers: { "content-type": "application/vnd.amazon.eventstream" } };
const slow = { attempts: 5, maxDelayMs: 60_000 };

describe.each(ways)("through %s, an abort", (_name, connect) => {
  it.each<[when: string, answer: Answer | undefined, isStream: boolean]>([
    ["the answer is waited for", undefined, false],
    ["the body comes", { body: [Buffer.from(hello.slice(0, 9)), never] }, false],
    ["a stream's answer is waited for", undefined, true],
    ["a stream's first event is waited for", { ...streamed, body: [never] }, true],
    ["a stream is read", { ...streamed, body: [textDelta("x"), never] }, true],
    ["an event comes in pieces", { ...streamed, body: [textDelta("x"), textDelta("x").subarray(0, 20), never] }, true],
  ])("while %s reaches the reader at once, and the server before its next tick", async (_when, answer, isStream) => {
    const { server, begun, closed, from, ticks } = await watching(answer);
    const ours = connect(server.url, keys);
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const running = isStream
      ? ours.converseStream(modelId, { messages: "Hi" }, options).then((stream) => all(stream))
      : converse(ours, options);
    const failing = expect(running).rejects.toMatchObject(aborted);
    await begun;
    await wait(20);
    from();
    controller.abort(new Error("Enough."));
    await Promise.all([failing, closed]);
    expect(ticks()).toBeLessThanOrEqual(1);
    expect(server.seen).toHaveLength(1);
  });

  it("while a retry sleeps ends it at once, and nothing more is sent", async () => {
    const asked = { status: 503, headers: { "retry-after": "30" }, body: "{}" };
    const server = await answeringServer(asked);
    atEnd(() => server.close());
    const ours = connect(server.url, keys, { retry: slow });
    const controller = new AbortController();
    const failing = expect(converse(ours, { signal: controller.signal })).rejects.toMatchObject(aborted);
    await expect.poll(() => server.seen.length).toBe(1);
    await wait(20);
    const from = performance.now();
    controller.abort();
    await failing;
    expect(performance.now() - from).toBeLessThan(1000);
    await wait(50);
    expect(server.seen).toHaveLength(1);
  });

  it("while credentials are asked for is an error at once", async () => {
    const server = await answeringServer({ body: hello });
    atEnd(() => server.close());
    const asked = gate();
    const ours = connect(server.url, () => {
      asked.open();
      return never;
    });
    const controller = new AbortController();
    const failing = expect(converse(ours, { signal: controller.signal })).rejects.toMatchObject(aborted);
    await asked.passed;
    controller.abort();
    await failing;
    expect(server.connections.opened).toBe(0);
  });

  it("before the call sends nothing, with a signal or a reason of any sort", async () => {
    const server = await answeringServer({ body: hello });
    atEnd(() => server.close());
    const ours = connect(server.url, keys);
    for (const reason of [undefined, "mine", 7, new Error("mine")]) {
      const signal = AbortSignal.abort(reason);
      await expect(converse(ours, { signal })).rejects.toMatchObject(aborted);
      await expect(ours.converseStream(modelId, { messages: "Hi" }, { signal })).rejects.toMatchObject(aborted);
    }
    expect(server.connections.opened).toBe(0);
  });

  it("of one stream leaves those beside it alone", async () => {
    let closed = 0;
    const server = await answeringServer((_seen, response) => {
      response.on("close", () => {
        closed += 1;
      });
      return { ...streamed, body: [textDelta("x"), never] };
    });
    atEnd(() => server.close());
    const ours = connect(server.url, keys);
    const controller = new AbortController();
    const stays = await ours.converseStream(modelId, { messages: "Hi" });
    const leaves = await ours.converseStream(modelId, { messages: "Hi" }, { signal: controller.signal });
    const failing = expect(all(leaves)).rejects.toMatchObject(aborted);
    const reading = stays[Symbol.asyncIterator]();
    await reading.next();
    controller.abort();
    await failing;
    await expect.poll(() => closed).toBe(1);
    await wait(50);
    expect(closed).toBe(1);
    await reading.return?.();
    await expect.poll(() => closed).toBe(2);
  });

  it("leaves no listener behind, whatever becomes of the call", async () => {
    const tried = new Set<unknown>();
    const server = await answeringServer(({ headers }) => {
      const isFirst = !tried.has(headers["x-call"]);
      tried.add(headers["x-call"]);
      return isFirst ? { status: 503, headers: { "retry-after": "0" }, body: "{}" } : { body: hello };
    });
    atEnd(() => server.close());
    const ours = connect(server.url, keys);
    const { signal } = new AbortController();
    const call = (_: unknown, at: number) => converse(ours, { signal, headers: { "x-call": String(at) } });
    await Promise.all(Array.from({ length: 10 }, call));
    await expect.poll(() => getEventListeners(signal, "abort").length).toBe(0);
    expect(server.seen).toHaveLength(20);
  });
});

// Node's `fetch` fails at once, and keeps on shaking hands for ten seconds: its connections are its own.
describe.each(transports)("through %s, an abort", (_name, connect) => {
  it("while it connects gives the connection up", async () => {
    const [connecting, closed] = [gate(), gate()];
    const silent = createServer((socket) => {
      socket.on("error", () => {}).on("close", () => closed.open());
      socket.on("data", () => connecting.open()); // it never shakes hands
    });
    const port = await listening(silent);
    atEnd(() => silent.close());
    const controller = new AbortController();
    const call = converse(connect(`https://127.0.0.1:${port}`, keys), { signal: controller.signal });
    const failing = expect(call).rejects.toMatchObject(aborted);
    await connecting.passed;
    controller.abort();
    await Promise.all([failing, closed.passed]);
  });
});

/** A target whose destinations have to be looked up where there is a fence. */
const profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0";

it("an abort while something is looked up reaches the control plane's socket, and nothing is sent", async () => {
  const { server, begun, closed, from, ticks } = await watching(undefined);
  const ours = new BedrockClient({
    region: "us-east-1",
    targets: [crossRegion],
    within: "us-*",
    runtime: { endpoint: server.url, credentials: keys },
  });
  atEnd(() => ours.destroy());
  const controller = new AbortController();
  const call = ours.converse(profile, { messages: "Hi" }, { signal: controller.signal });
  const failing = expect(call).rejects.toMatchObject(aborted);
  await begun;
  from();
  controller.abort();
  await Promise.all([failing, closed]);
  expect(ticks()).toBeLessThanOrEqual(1);
  expect(server.seen).toHaveLength(1);
});
