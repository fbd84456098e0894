import { request as requestHttp1 } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { expect, it } from "vitest";
import { type Fault, faultKindNames } from "../../src/index.ts";
import { randomBelow } from "../../src/wire/random.ts";
import { hello, served, until } from "../support.ts";
import { conversePath, streamPath, wholeStream } from "./support.ts";

const seed = 20;
const body = JSON.stringify({ messages: hello });

/** A fault with options that matter drawn at random, and nothing that takes its time. */
const anyFault = (below: (limit: number) => number): Fault => {
  const kind = faultKindNames[below(faultKindNames.length)] ?? "throttle";
  const by = (["end", "close", "reset", "rst-stream", "goaway"] as const)[below(5)] ?? "end";
  const drawn: Partial<Record<Fault["kind"], Fault>> = {
    latency: { kind: "latency", between: [0, 5], everyEvent: below(2) === 1 },
    stall: { kind: "stall", after: below(4), forMs: 5 },
    trickle: { kind: "trickle", bytes: 1 + below(99), everyMs: 0 },
    "cut-after": { kind: "cut-after", events: below(9), by, code: below(14) },
    "cut-inside": { kind: "cut-inside", frame: 1 + below(9), by },
    "cut-at": { kind: "cut-at", bytes: below(900), by },
    // With an error code, Node's client would leave before the answer that still comes.
    goaway: below(2) ? { kind: "goaway", finish: true } : { kind: "goaway", code: below(14) },
    "rst-stream": { kind: "rst-stream", code: below(14) },
    reset: { kind: "reset" },
    close: { kind: "close" },
  };
  return { ...(drawn[kind] ?? ({ kind } as Fault)), times: 1 }; // the others need no option
};

/** Resolves when a call is over, however it ends. */
const overHttp1 = (url: string, path: string): Promise<void> =>
  new Promise((resolve) => {
    const request = requestHttp1(`${url}${path}`, { method: "POST", agent: false });
    request.on("response", (response) => response.on("error", () => {}).resume());
    request.on("error", () => {});
    request.on("close", resolve);
    request.end(body);
  });

const overHttp2 = (url: string, path: string): Promise<void> =>
  new Promise((resolve) => {
    const session = connectHttp2(url);
    session.on("error", () => {});
    const stream = session.request({ ":method": "POST", ":path": path });
    stream.on("error", () => {});
    stream.on("close", () => {
      session.destroy();
      resolve();
    });
    stream.resume();
    stream.end(body);
  });

it(`comes through 400 calls with any faults at all (seed ${seed}), and is as good as new`, async () => {
  const below = randomBelow(seed);
  const { emulator, url, ...server } = await served();
  for (let round = 0; round < 40; round += 1) {
    for (let added = 0; added < 10; added += 1) emulator.faults.add(anyFault(below));
    const calls = Array.from({ length: 10 }, () => {
      const path = below(2) ? streamPath : conversePath;
      return below(2) ? overHttp1(url, path) : overHttp2(url, path);
    });
    await Promise.all(calls);
    emulator.faults.clear();
  }
  expect(emulator.calls.filter(({ faults }) => faults.length > 0).length).toBeGreaterThan(200);
  // No client has left: every end was the emulator's own doing.
  expect(emulator.calls.filter(({ aborted }) => aborted)).toEqual([]);
  const response = await fetch(`${url}${streamPath}`, { method: "POST", body });
  expect(Buffer.from(await response.arrayBuffer()).equals(await wholeStream())).toBe(true);
  await server[Symbol.asyncDispose]();
  await until(() => !process.getActiveResourcesInfo().some((name) => name.startsWith("TCPServer")));
});
