import type { Timers } from "./timers.ts";

/** Timers whose time stands still until it is moved. */
export interface VirtualTimers extends Timers {
  /**
   * Moves the time on, and calls what becomes due, in order; also what is set meanwhile, as far as it follows without
   * waiting for the network. Resolves when all of it was called.
   */
  advance(milliseconds: number): Promise<void>;
  /** How many timers are set. */
  readonly waiting: number;
}

/**
 * Time for tests: five minutes of silence pass in a millisecond.
 *
 * @param start what time it is at first, in milliseconds since 1970; default the real time
 * @example
 * const timers = virtualTimers();
 * const emulator = createEmulator({ timers });
 * emulator.faults.add({ kind: "stall", forMs: 300_000 });
 * await timers.advance(300_000);
 */
export const virtualTimers = (start: number = Date.now()): VirtualTimers => {
  const waiting = new Map<number, { readonly due: number; readonly act: () => void }>();
  let now = start;
  let last = 0;
  return {
    setTimeout(act, milliseconds) {
      last += 1;
      waiting.set(last, { due: now + Math.max(0, milliseconds), act });
      return last;
    },
    clearTimeout: (timer) => void waiting.delete(Number(timer)),
    now: () => now,
    async advance(milliseconds) {
      const end = now + milliseconds;
      for (let next = nextOf(waiting, end); next; next = nextOf(waiting, end)) {
        waiting.delete(next.timer);
        now = Math.max(now, next.due);
        next.act();
        await othersHaveRun();
      }
      now = end;
    },
    get waiting() {
      return waiting.size;
    },
  };
};

/** The first that is due by then; of two at the same time, the one that was set first. */
const nextOf = (waiting: ReadonlyMap<number, { readonly due: number; readonly act: () => void }>, end: number) =>
  [...waiting]
    .filter(([, { due }]) => due <= end)
    .map(([timer, { due, act }]) => ({ timer, due, act }))
    .reduce<{ timer: number; due: number; act: () => void } | undefined>(
      (first, next) => (first && first.due <= next.due ? first : next),
      undefined,
    );

/** The real one, also where a test runner puts another in its place later. */
const { setTimeout } = globalThis;

/** What follows from a timer may take any number of microtasks, and may set the next one. */
const othersHaveRun = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
