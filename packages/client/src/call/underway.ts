import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { ClientState } from "../state.ts";
import { checkSharedOptions } from "./check-shared-options.ts";

/** What a client has under way: it can be ended, or waited for. */
export class Underway {
  readonly #running = new Set<Running>();
  #closed: "no" | "to new calls" | "for good" = "no";
  #onIdle: (() => void)[] = [];

  /** Something begins that the caller may end by `signal`. Where the client is closed, it is ended already. */
  begin(signal: AbortSignal | null | undefined): Running {
    const running = new Running(signal ?? undefined, this.#end);
    this.#running.add(running);
    if (this.#closed !== "no") running.abort(refusals[this.#closed]());
    return running;
  }

  /** Lets what runs come to its end, and nothing new begin. */
  async drain(): Promise<void> {
    if (this.#closed === "no") this.#closed = "to new calls";
    if (this.#running.size > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /** Ends what runs, at once. */
  abort(): void {
    this.#closed = "for good";
    for (const running of this.#running) running.abort(ended());
  }

  readonly #end = (running: Running): void => {
    this.#running.delete(running);
    if (this.#running.size === 0 && this.#closed !== "no") for (const idle of this.#onIdle.splice(0)) idle();
  };
}

/** One call or look-up with all that it does; of a stream, until nothing more of it is read. */
export class Running {
  readonly #exchange = new AbortController();
  readonly #user: AbortSignal | undefined;
  readonly #onEnd: (running: Running) => void;
  readonly #abort: (() => void) | undefined;

  constructor(user: AbortSignal | undefined, onEnd: (running: Running) => void) {
    this.#user = user;
    this.#onEnd = onEnd;
    if (!user) return;
    this.#abort = () => this.abort(user.reason);
    if (user.aborted) this.#abort();
    else user.addEventListener("abort", this.#abort, { once: true });
  }

  /** Aborted by the caller, or with the client. */
  get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  abort(reason: unknown): void {
    this.#exchange.abort(reason);
  }

  end(): void {
    if (this.#abort) this.#user?.removeEventListener("abort", this.#abort);
    this.#onEnd(this);
  }
}

/** Begins something of a client. @throws BedrockTargetError with code `invalid-request` for options that the client cannot use */
export function begin(client: ClientState, signal: AbortSignal | null | undefined): Running {
  if (!client.underway) {
    checkSharedOptions(client.options); // here, and not when the client is made, so that a program starts with less
    client.underway = new Underway();
  }
  return client.underway.begin(signal);
}

/** Does what ends with the client, unless it has ended before. */
export async function underway<Options extends { readonly signal?: AbortSignal | undefined }, Result>(
  client: ClientState,
  options: Options,
  run: (options: Options) => Promise<Result>,
): Promise<Result> {
  const running = begin(client, options.signal);
  try {
    return await run({ ...options, signal: running.signal });
  } finally {
    running.end();
  }
}

const aborted = (message: string, advice: string): BedrockTargetError =>
  new BedrockTargetError({ code: "aborted", message, advice });

const ended = (): BedrockTargetError =>
  aborted("The client was destroyed while the call was under way.", "`destroy({ drain: true })` lets calls end first.");

const refusals = {
  "to new calls": () => aborted("The client takes no new calls: it is being closed.", "Make another client."),
  "for good": () => aborted("The client was destroyed before the call.", "Make another client."),
} as const;
