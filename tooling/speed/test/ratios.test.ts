import { afterAll, beforeAll, expect, test } from "vitest";
import { cpuRatio } from "../../../bench/count/ratio.ts";
import { type Server, startServer } from "../../../bench/harness/server.ts";
import { awsSdk, type Caller, direct, ours } from "../src/clients.ts";

// Bounds so wide that no noise of a machine reaches them; the figures themselves come from the bench.
const callers: Readonly<Record<string, (endpoint: string) => Caller>> = { ours, direct };
const bounds: readonly (readonly [name: string, call: number, stream: number])[] = [
  ["ours", 0.85, 0.5],
  ["direct", 0.5, 0.5],
];

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await server.play({ events: 500, framesPerWrite: 50 });
});
afterAll(() => server.end());

test.each(bounds)(
  "%s costs less than the AWS SDK by far: a call over TCP, a stream's event",
  async (name, call, stream) => {
    const own = callers[name]?.(server.urls.plain);
    const other = awsSdk(server.urls.plain);
    if (!own) throw new Error(`There is no ${name}.`);
    expect(await cpuRatio(own.call, other.call, { times: 100 })).toBeLessThan(call);
    expect(await cpuRatio(own.stream, other.stream, { times: 4 })).toBeLessThan(stream);
  },
);
