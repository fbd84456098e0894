/** A request that the emulator received. */
export interface Call {
  readonly method: string;
  /** As on the wire, with its percent-encoding. */
  readonly path: string;
  /** As on the wire, without the question mark; undefined for none. */
  readonly query: string | undefined;
  /** AWS's name, such as `ConverseStream`; undefined for a path that belongs to no operation. */
  readonly operation: string | undefined;
  /** What a path of the runtime names, decoded; undefined for any other path. */
  readonly modelId: string | undefined;
  /** What a path of the control plane names, decoded, such as the ARN of a profile; undefined for any other path. */
  readonly identifier: string | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where the body is empty or no JSON. */
  readonly body: unknown;
  /** Of the answer; 0 until there is one, and where a fault ends the connection before. */
  readonly status: number;
  /** What the answer has in `x-amzn-requestid`. */
  readonly requestId: string;
  /** Whether the answer is an event stream. */
  readonly streamed: boolean;
  /** The kinds of the faults that hit it, in the order in which they did. */
  readonly faults: readonly string[];
  /** Becomes true when the client leaves before the end of the answer. */
  readonly aborted: boolean;
}

/** How many calls are remembered. */
const limit = 1_000;

/** Remembers the last calls, newest last. The list stays the same object. */
export class CallLog {
  readonly #calls: Call[] = [];

  get calls(): readonly Call[] {
    return this.#calls;
  }

  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > limit) this.#calls.shift();
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
