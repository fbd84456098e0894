import type { ByteSource } from "./bytes.ts";

/** What is used of Node's `Readable`, such as the answer of `node:http`. */
export interface NodeReadable {
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end" | "close", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(error?: Error): unknown;
  readonly destroyed?: boolean;
  /** Of a stream over HTTP/2, the code that it was ended by. */
  readonly rstCode?: number;
}

/** Bytes that are held for a slow reader before the sender has to wait: four reads of a socket. */
const maxHeld = 256 * 1024;

/** The bytes of a Node stream, without its own iterator, which costs several promises a chunk. */
export class NodeBytes implements ByteSource {
  readonly #stream: NodeReadable;
  #chunks: Uint8Array[] = [];
  #held = 0;
  #paused = false;
  #end: { readonly error?: Error } | undefined;
  #waiting: { resolve(chunk: Uint8Array | undefined): void; reject(error: Error): void } | undefined;

  constructor(stream: NodeReadable) {
    this.#stream = stream;
    stream.on("data", (chunk) => this.#arrived(chunk));
    stream.on("end", () => this.#ended(isReset(stream) ? { error: closedEarly() } : {}));
    stream.on("error", (error) => this.#ended({ error }));
    stream.on("close", () => this.#end || this.#ended({ error: closedEarly() }));
    if (stream.destroyed) this.#ended({ error: closedEarly() }); // it tells nobody any more
  }

  next(): Promise<Uint8Array | undefined> {
    const chunk = this.#chunks.shift();
    if (chunk) return Promise.resolve(this.#released(chunk));
    if (this.#end) return this.#end.error ? Promise.reject(this.#end.error) : Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  close(): void {
    this.#ended({});
    this.#chunks = [];
    this.#stream.destroy();
  }

  #arrived(chunk: Uint8Array): void {
    const waiting = this.#waiting;
    if (waiting) {
      this.#waiting = undefined;
      waiting.resolve(chunk);
      return;
    }
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held < maxHeld || this.#paused) return;
    this.#paused = true;
    this.#stream.pause();
  }

  /** The sender goes on once all that was held is taken: going on at each chunk would be as dear as stopping at each. */
  #released(chunk: Uint8Array): Uint8Array {
    this.#held -= chunk.length;
    if (this.#paused && this.#chunks.length === 0) {
      this.#paused = false;
      this.#stream.resume();
    }
    return chunk;
  }

  #ended(end: { readonly error?: Error }): void {
    if (this.#end) return;
    this.#end = end;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (end.error) waiting?.reject(end.error);
    else waiting?.resolve(undefined);
  }
}

/** Node takes a stream that was cancelled, or whose connection is gone, for one that has ended; only its code tells. */
const isReset = ({ rstCode = 0 }: NodeReadable): boolean => rstCode !== 0;

const closedEarly = (): Error =>
  Object.assign(new Error("The connection was closed before the answer was complete."), {
    code: "ERR_STREAM_PREMATURE_CLOSE",
  });
