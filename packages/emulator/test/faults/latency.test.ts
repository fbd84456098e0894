import { describe, expect, it } from "vitest";
import { type EmulatorOptions, type LatencyFault, virtualTimers } from "../../src/index.ts";
import { served, until } from "../support.ts";
import { bytesOf, call, conversePath, faulty, framesOf, streamCall, wholeStream } from "./support.ts";

/** Timers that are due at once, and remember what was asked of them. */
const hasty = () => {
  const waits: number[] = [];
  const timers: EmulatorOptions["timers"] = {
    setTimeout(act, milliseconds) {
      waits.push(milliseconds);
      queueMicrotask(act);
      return undefined;
    },
    clearTimeout() {},
    now: () => 0,
  };
  return { waits, timers };
};

const waitsOf = async (fault: Omit<LatencyFault, "kind">, calls: number, seed = 1): Promise<readonly number[]> => {
  const { waits, timers } = hasty();
  const { emulator } = faulty({ kind: "latency", ...fault }, { timers, seed });
  for (let made = 0; made < calls; made += 1) await emulator.fetch(call());
  return waits;
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe("latency", () => {
  it("is a second by default, or what it is told to be", async () => {
    expect(await waitsOf({}, 2)).toEqual([1_000, 1_000]);
    expect(await waitsOf({ ms: 250 }, 3)).toEqual([250, 250, 250]);
  });

  it("is one of a list", async () => {
    const waits = await waitsOf({ ms: [100, 200, 5_000] }, 100);
    expect(new Set(waits)).toEqual(new Set([100, 200, 5_000]));
  });

  it("is between two numbers, each as likely", async () => {
    const waits = await waitsOf({ between: [100, 300] }, 400);
    expect(waits.every((wait) => wait >= 100 && wait <= 300)).toBe(true);
    expect(Math.abs(mean(waits) - 200)).toBeLessThan(10);
    expect(waits.filter((wait) => wait < 150).length).toBeGreaterThan(60);
  });

  it("is normally distributed, and never negative", async () => {
    const waits = await waitsOf({ normal: [1_000, 100] }, 1_000);
    expect(Math.abs(mean(waits) - 1_000)).toBeLessThan(20);
    const deviation = Math.sqrt(mean(waits.map((wait) => (wait - 1_000) ** 2)));
    expect(Math.abs(deviation - 100)).toBeLessThan(15);
    const wide = await waitsOf({ normal: [10, 1_000] }, 200);
    expect(wide.length).toBeLessThan(200); // a wait of nothing needs no timer
    expect(wide.every((wait) => wait > 0)).toBe(true);
    const added = await waitsOf({ ms: 500, normal: [10, 1_000] }, 200);
    expect(Math.min(...added)).toBe(500);
  });

  it("is the same again with the same seed, and another with another", async () => {
    expect(await waitsOf({ between: [0, 1_000] }, 10, 5)).toEqual(await waitsOf({ between: [0, 1_000] }, 10, 5));
    expect(await waitsOf({ between: [0, 1_000] }, 10, 5)).not.toEqual(await waitsOf({ between: [0, 1_000] }, 10, 6));
  });

  it("can come before every event, too", async () => {
    const { waits, timers } = hasty();
    const { emulator } = faulty({ kind: "latency", ms: 40, everyEvent: true }, { timers });
    const bytes = await bytesOf(await emulator.fetch(streamCall()));
    expect(bytes).toEqual(await wholeStream());
    expect(waits).toEqual(Array.from({ length: framesOf(bytes).frames.length + 1 }, () => 40));
  });

  it("is waited for on a port", async () => {
    await using server = await served();
    server.emulator.faults.add({ kind: "latency", ms: 80 });
    const began = performance.now();
    await fetch(`${server.url}${conversePath}`, { method: "POST", body: await call().text() });
    expect(performance.now() - began).toBeGreaterThan(75);
  });

  it("ends when the client leaves, which is put on record", async () => {
    const timers = virtualTimers();
    const { emulator } = faulty({ kind: "latency", ms: 60_000 }, { timers });
    const leaving = new AbortController();
    const waiting = emulator.fetch(new Request(call(), { signal: leaving.signal }));
    await until(() => timers.waiting === 1);
    leaving.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    expect(timers.waiting).toBe(0);
    expect(emulator.calls[0]).toMatchObject({ status: 0, aborted: true });
  });

  it("adds to what else goes wrong", async () => {
    const { waits, timers } = hasty();
    const { emulator } = faulty({ kind: "latency", ms: 10 }, { timers });
    emulator.faults.add({ kind: "throttle" });
    emulator.faults.add({ kind: "latency", ms: 5 });
    expect((await emulator.fetch(call())).status).toBe(429);
    expect(waits).toEqual([15]);
    expect(emulator.calls[0]?.faults).toEqual(["latency", "latency", "throttle"]);
  });

  it("is not lost on a client that leaves in mid-stream", async () => {
    const { emulator } = faulty({ kind: "latency", ms: 1 });
    const reader = (await emulator.fetch(streamCall())).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(emulator.calls[0]?.aborted).toBe(true);
  });
});
