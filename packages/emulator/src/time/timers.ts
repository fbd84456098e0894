/** What the emulator waits with, and tells the time by. */
export interface Timers {
  /** Calls `act` once, after so many milliseconds. What it returns is only passed to `clearTimeout`. */
  setTimeout(act: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The real ones. They are looked up at every use, so that a test runner's fake timers are seen. */
export const realTimers: Timers = {
  setTimeout: (act, milliseconds) => globalThis.setTimeout(act, milliseconds),
  // Whatever comes here was given by the line above.
  clearTimeout: (timer) => globalThis.clearTimeout(timer as number),
  now: () => Date.now(),
};

/** Lets a process end before a timer is due. In a browser there is nothing to be done about it. */
export const unreferenced = (timer: unknown): void => {
  if (typeof timer === "object" && timer && "unref" in timer && typeof timer.unref === "function") timer.unref();
};
