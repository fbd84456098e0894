import { BedrockTargetError } from "@bedrock-targets/core/target";
import { type Call, Refused } from "../call.ts";
import type { ClientState } from "../state.ts";

/** Who waits for a target by default: so many, so long in milliseconds. */
const defaults = { maxSize: 1_000, timeoutMs: 60_000 } as const;

/** The calls to one target: those that run, and those that wait for one of them to end, in the order in which they came. */
export class Gate {
  readonly #waiting = new Set<() => void>();
  #running = 0;

  get waiting(): number {
    return this.#waiting.size;
  }

  get isEmpty(): boolean {
    return this.#running === 0;
  }

  /** Takes a place, where one is free. */
  enter(max: number): boolean {
    if (this.#running >= max) return false;
    this.#running += 1;
    return true;
  }

  /** Waits for a place, in vain where it takes longer than `timeoutMs` or `signal` is aborted first. */
  wait(timeoutMs: number, signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isAdmitted: boolean): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
        this.#waiting.delete(enter);
        resolve(isAdmitted);
      };
      const enter = (): void => end(true);
      const giveUp = (): void => end(false);
      const timer = setTimeout(giveUp, timeoutMs);
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting.add(enter);
    });
  }

  /** A place is free: it passes to who has waited longest. */
  leave(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#running -= 1;
  }
}

/**
 * Lets a try begin once its target has room for it, and gives what is to be called at its end. A retry that pauses has no
 * place meanwhile, a stream has one until it is closed.
 *
 * @throws Refused `throttled` where too many wait, or this one has waited for too long; of a retry, the error of the try before
 */
export async function admitted(client: ClientState, call: Call): Promise<() => void> {
  call.throwIfAborted(); // while this part was loaded
  const { max, queue } = client.options.concurrency ?? { max: 1 }; // there is one, or nobody asks
  const { maxSize = defaults.maxSize, timeoutMs = defaults.timeoutMs } = queue ?? {};
  const { modelId } = call.target;
  const gate = gateOf(client, modelId);
  if (!gate.enter(max)) {
    // Where it is a retry that has no room, what has failed is the try before.
    if (gate.waiting >= maxSize) throw call.past.last ?? refused(tooMany(max, maxSize));
    if (!(await gate.wait(timeoutMs, call.signal))) {
      call.throwIfAborted();
      throw call.past.last ?? refused(tooLong(max, timeoutMs));
    }
  }
  return () => {
    call.leave = undefined; // once
    gate.leave();
    if (gate.isEmpty) client.gates?.delete(modelId);
  };
}

function gateOf(client: ClientState, modelId: string): Gate {
  client.gates ??= new Map();
  const gate = client.gates.get(modelId) ?? new Gate();
  client.gates.set(modelId, gate);
  return gate;
}

const tooMany = (max: number, maxSize: number): string =>
  `${max} calls to this target are under way (\`concurrency.max\`), and ${maxSize} wait (\`concurrency.queue.maxSize\`): there is no room for another.`;

const tooLong = (max: number, timeoutMs: number): string =>
  `The call has waited ${timeoutMs} ms (\`concurrency.queue.timeoutMs\`) for one of ${max} calls to this target to end.`;

/** Said by the client itself: nothing was sent. */
const refused = (message: string): Refused =>
  new Refused(
    () =>
      new BedrockTargetError({
        code: "throttled",
        message,
        advice: "Send less at once, or raise `concurrency` if Bedrock takes more; this try was not sent.",
        retryable: true,
      }),
  );
