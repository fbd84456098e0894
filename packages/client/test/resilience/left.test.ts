import { describe, expect, it } from "vitest";
import { reply } from "../aws-sdk/support/frames.ts";
import { atEnd } from "../aws-sdk/support/ours.ts";
import { answeringServer } from "../aws-sdk/support/server.ts";
import { keys, ways } from "./support/both-transports.ts";
import { hi, nova } from "./support/failing.ts";

const headers = { "content-type": "application/vnd.amazon.eventstream" };
const [start = new Uint8Array(), ...others] = reply("Hello");

/** Answers once with the beginning of a stream that is cut, then as the test says. */
async function cutOnce(then: "nothing" | "a head" | "throttling") {
  const gone: Promise<void>[] = [];
  const server = await answeringServer(async (_seen, response) => {
    gone.push(new Promise((resolve) => response.on("close", resolve)));
    if (server.seen.length === 1) return { headers, body: [start], ending: "cut" };
    if (server.seen.length > 2) return { headers, body: [start, ...others] };
    if (then === "a head") return { headers, ending: "open" };
    if (then === "nothing") return undefined;
    const errorHeaders = { "x-amzn-errortype": "ThrottlingException", "retry-after": "30" };
    return { status: 429, headers: errorHeaders, body: "{}" };
  });
  atEnd(() => server.close());
  return { server, gone };
}

describe.each(ways)("a stream through %s that is made again", (_name, connect) => {
  it.each([
    ["nothing", "leaving the loop"],
    ["nothing", "disposing of it"],
    ["a head", "leaving the loop"],
    ["a head", "disposing of it"],
    ["throttling", "leaving the loop"],
  ] as const)("and gets %s there is given up by %s, with its request and its place", async (then, how) => {
    const { server, gone } = await cutOnce(then);
    const concurrency = { max: 1 };
    const client = connect(server.url, keys, { retry: { maxDelayMs: 1 }, concurrency });
    const stream = await client.converseStream(nova, hi);
    const loop = stream[Symbol.asyncIterator]();
    const reading = (async () => {
      while (!(await loop.next()).done);
    })().catch(() => {});
    await expect.poll(() => server.seen.length).toBe(2);
    if (then === "throttling") await new Promise((resolve) => setTimeout(resolve, 20)); // it pauses
    await (how === "leaving the loop" ? loop.return?.() : stream[Symbol.asyncDispose]());
    await reading;
    await Promise.all(gone);
    const again = await client.converseStream(nova, hi); // there is room for it
    expect((await again.reply()).text).toBe("Hello");
    expect(server.seen).toHaveLength(3);
  });
});
