import { describe, expect, it } from "vitest";
import { reply, textDelta } from "./support/frames.ts";
import { atEnd, hello } from "./support/ours.ts";
import { program } from "./support/program.ts";
import { answeringServer } from "./support/server.ts";

/** What a program holds, once garbage is collected: of memory in MB, of timers and sockets in numbers. */
const measuring = `
async function held() {
  for (let round = 0; round < 3; round += 1) { gc(); await new Promise((resolve) => setTimeout(resolve, 20)); }
  return { heap: process.memoryUsage().heapUsed / 1024 ** 2, resources: process.getActiveResourcesInfo().length };
}`;

interface Held {
  readonly heap: number;
  readonly resources: number;
}

const measured = async (code: string, endpoint: string): Promise<readonly [Held, Held]> =>
  JSON.parse(
    await program(
      `${measuring} ${code} console.log(JSON.stringify([before, await held()])); process.exit();`,
      endpoint,
      120,
    ),
  );

const calls = {
  "of the client": `
    const { signal } = new AbortController();
    const call = () => client.converse(modelId, { messages: "Hi" }, { signal, headers: { "x-mine": "1" } });`,
  "with `fast()`": "const call = () => send(ConverseCommand);",
};

describe("ten thousand calls", () => {
  it.each(Object.entries(calls))("%s leave nothing behind", { timeout: 120_000 }, async (_name, call) => {
    const server = await answeringServer({ body: hello });
    atEnd(() => server.close());
    const loop = (count: number) =>
      `for (let at = 0; at < ${count}; at += 5) await Promise.all([call(), call(), call(), call(), call()]);`;
    const [before, after] = await measured(
      `${call} ${loop(2000)} const before = await held(); ${loop(10_000)}`,
      server.url,
    );
    expect(after.heap - before.heap).toBeLessThan(2);
    expect(after.resources).toBeLessThanOrEqual(before.resources + 2);
  });
});

describe("four thousand streams with limits", () => {
  it("leave nothing behind", { timeout: 120_000 }, async () => {
    const server = await answeringServer({
      headers: { "content-type": "application/vnd.amazon.eventstream" },
      body: reply("x"),
    });
    atEnd(() => server.close());
    const loop = (count: number) => `for (let at = 0; at < ${count}; at += 1) await call();`;
    const call = `
      const options = { timeoutMs: 60_000, firstByteTimeoutMs: 60_000, idleTimeoutMs: 60_000, signal: new AbortController().signal };
      const call = async () => (await client.converseStream(modelId, { messages: "Hi" }, options)).reply();`;
    const [before, after] = await measured(
      `${call} ${loop(500)} const before = await held(); ${loop(4_000)}`,
      server.url,
    );
    expect(after.heap - before.heap).toBeLessThan(2);
    expect(after.resources).toBeLessThanOrEqual(before.resources + 2);
  });
});

const readers = {
  "of the client": "const events = await stream();",
  "with `fast()`": "const events = (await send(ConverseStreamCommand)).stream;",
};

describe("a million events", () => {
  const [start, ...end] = reply();
  const block = Buffer.concat(Array.from({ length: 10_000 }, () => textDelta("")));
  const body = [start ?? block, ...Array.from({ length: 100 }, () => block), ...end];
  const loop = `
    let [count, before] = [0];
    for await (const _event of events) if ((count += 1) === 100_000) before = await held();
    if (count !== 1_000_004) throw new Error(String(count));`;

  it.each(Object.entries(readers))("%s leave nothing behind", { timeout: 120_000 }, async (_name, reader) => {
    const server = await answeringServer({ body });
    atEnd(() => server.close());
    const [before, after] = await measured(reader + loop, server.url);
    expect(after.heap - before.heap).toBeLessThan(3);
    expect(after.resources).toBeLessThanOrEqual(before.resources + 2);
  });
});
