import { describe, expect, it } from "vitest";
import { createEmulator, virtualTimers } from "../../src/index.ts";
import { bytesOf, call, streamCall, wholeStream } from "./support.ts";

describe("virtualTimers", () => {
  it("stand still until they are moved, and call in order", async () => {
    const timers = virtualTimers(1_000);
    const called: string[] = [];
    timers.setTimeout(() => called.push(`b ${timers.now()}`), 20);
    timers.setTimeout(() => called.push(`a ${timers.now()}`), 10);
    timers.setTimeout(() => called.push(`c ${timers.now()}`), 20);
    const cancelled = timers.setTimeout(() => called.push("never"), 5);
    timers.clearTimeout(cancelled);
    expect(timers.waiting).toBe(3);
    await timers.advance(19);
    expect([called, timers.now()]).toEqual([["a 1010"], 1_019]);
    await timers.advance(1);
    expect(called).toEqual(["a 1010", "b 1020", "c 1020"]);
    expect(timers.waiting).toBe(0);
  });

  it("call what is set meanwhile", async () => {
    const timers = virtualTimers();
    let called = 0;
    const again = () => {
      called += 1;
      timers.setTimeout(again, 1_000);
    };
    timers.setTimeout(again, 1_000);
    await timers.advance(10_500);
    expect(called).toBe(10);
  });

  it("pace the frames of a stream, too", async () => {
    const timers = virtualTimers();
    const emulator = createEmulator({ paceMs: 60_000, timers });
    const reading = emulator.fetch(streamCall()).then(bytesOf);
    await Promise.resolve(emulator.fetch(call()));
    await timers.advance(24 * 3_600_000);
    expect(await reading).toEqual(await wholeStream());
  });
});
