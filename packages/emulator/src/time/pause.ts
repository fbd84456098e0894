import { type Timers, unreferenced } from "./timers.ts";

/** Waits, but not longer than until the signal. Undefined where there is nothing to wait for; `Infinity` has no timer. */
export const pause = (milliseconds: number, signal: AbortSignal, timers: Timers): Promise<void> | undefined => {
  if (milliseconds <= 0 || signal.aborted) return undefined;
  return new Promise((resolve) => {
    const done = () => {
      timers.clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = Number.isFinite(milliseconds) ? timers.setTimeout(done, milliseconds) : undefined;
    if (milliseconds > longestHold) unreferenced(timer);
    signal.addEventListener("abort", done);
  });
};

/** Milliseconds. Somebody waits for a slow answer, and the process with them; a long silence must not keep it from ending. */
const longestHold = 10_000;
