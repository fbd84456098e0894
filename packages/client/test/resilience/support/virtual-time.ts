import { afterEach, beforeEach, vi } from "vitest";

/** Lets no test of a file wait: timers and clocks are those of the test, and microtasks and sockets the real ones. */
export function inVirtualTime(): void {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] }));
  afterEach(() => void vi.useRealTimers());
}

/** Lets time pass, from timer to timer, until a promise has settled. */
export async function passing<Value>(promise: Promise<Value>): Promise<Value> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  while (!isSettled) {
    await turns();
    if (!isSettled) await vi.advanceTimersToNextTimerAsync();
  }
  return promise;
}

/** Some turns of the event loop, in which no time passes. */
export async function turns(count = 5): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}
