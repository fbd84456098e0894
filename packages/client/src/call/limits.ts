import type { CallOptions, TimeLimits } from "../options.ts";
import type { ClientState } from "../state.ts";

/** A limit that a call may exceed, and its milliseconds. */
export interface Exceeded {
  readonly name: keyof TimeLimits;
  readonly ms: number;
}

/** Ends one try by the clock: all of a call's tries have one deadline, each has its own time until the first byte. */
export class Limits {
  exceeded: Exceeded | undefined;
  readonly #exchange = new AbortController();
  readonly #user: AbortSignal | undefined;
  readonly #firstByteMs: number | undefined;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #firstByte: ReturnType<typeof setTimeout> | undefined;

  constructor(
    user: AbortSignal | undefined,
    timeoutMs: number | undefined,
    deadline: number,
    firstByteMs: number | undefined,
  ) {
    this.#user = user;
    this.#firstByteMs = firstByteMs;
    // Not `AbortSignal.any`: what listens to such a signal is never forgotten.
    if (user?.aborted) this.#abort();
    else user?.addEventListener("abort", this.#abort, { once: true });
    if (timeoutMs !== undefined) this.#arm("timeoutMs", timeoutMs, Math.max(0, deadline - performance.now()));
  }

  /** Aborted by the caller's signal, or by a limit. */
  get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  /** The request is on its way. */
  sent(): void {
    if (this.#firstByteMs === undefined) return;
    this.answered(); // one call may send two requests, one after the other
    this.#firstByte = this.#arm("firstByteTimeoutMs", this.#firstByteMs, this.#firstByteMs);
  }

  /** The answer has begun. */
  answered(): void {
    if (this.#firstByte === undefined) return;
    clearTimeout(this.#firstByte);
    this.#timers.delete(this.#firstByte);
  }

  /** Ends the try. */
  exceed(exceeded: Exceeded): void {
    this.exceeded ??= exceeded;
    this.#exchange.abort();
  }

  /** The try has ended: nothing is to keep the process alive. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#user?.removeEventListener("abort", this.#abort);
  }

  readonly #abort = (): void => this.#exchange.abort(this.#user?.reason);

  #arm(name: Exceeded["name"], ms: number, left: number): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => this.exceed({ name, ms }), left);
    this.#timers.add(timer);
    return timer;
  }
}

/** The limits of a call; `undefined` where neither it nor its client has one: most have none, and each costs a little. */
export function limitsOf(
  { options: client }: ClientState,
  call: CallOptions,
  deadline: number | undefined,
): Limits | undefined {
  const timeoutMs = call.timeoutMs ?? client.timeoutMs;
  const firstByteMs = call.firstByteTimeoutMs ?? client.firstByteTimeoutMs;
  const idleMs = call.idleTimeoutMs ?? client.idleTimeoutMs;
  if (timeoutMs === undefined && firstByteMs === undefined && idleMs === undefined) return undefined;
  return new Limits(call.signal, timeoutMs, deadline ?? 0, firstByteMs);
}
