import { describe, expect, it } from "vitest";
import { bytesOf } from "../../src/wire/index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is done to an iterator from outside. */
class Letters implements AsyncIterable<Uint8Array> {
  returned = 0;
  readonly #letters: string[];
  readonly #hasReturn: boolean;

  constructor(letters: string, hasReturn = true) {
    this.#letters = [...letters];
    this.#hasReturn = hasReturn;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      const letter = this.#letters.shift();
      return letter === undefined ? { done: true, value: undefined } : { done: false, value: bytes(letter) };
    };
    if (!this.#hasReturn) return { next };
    return {
      next,
      return: async () => {
        this.returned += 1;
        throw new Error("nobody wants to know");
      },
    };
  }
}

describe("the bytes of a web stream", () => {
  const streamOf = (letters: string) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const letter of letters) controller.enqueue(bytes(letter));
        controller.close();
      },
    });

  it("come in order, and then the end, as often as it is asked for", async () => {
    const source = bytesOf(streamOf("ab"));
    expect([await source.next(), await source.next()]).toEqual([bytes("a"), bytes("b")]);
    expect(await source.next()).toBeUndefined();
    expect(await source.next()).toBeUndefined();
  });

  it("fail as the stream does, after the bytes before", async () => {
    let count = 0;
    const source = bytesOf(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          count += 1;
          if (count === 1) controller.enqueue(bytes("a"));
          else controller.error(new Error("reset"));
        },
      }),
    );
    expect(await source.next()).toEqual(bytes("a"));
    await expect(source.next()).rejects.toThrow("reset");
  });

  it("cancel the stream when they are closed", async () => {
    const reasons: unknown[] = [];
    const source = bytesOf(new ReadableStream<Uint8Array>({ cancel: (reason) => void reasons.push(reason) }));
    const waiting = source.next();
    source.close();
    expect(await waiting).toBeUndefined();
    expect(reasons).toEqual([undefined]);
  });

  it("are closed quietly, also where the stream has failed or does not like it", async () => {
    const failing = [
      new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error("reset")) }),
      new ReadableStream<Uint8Array>({ cancel: () => Promise.reject(new Error("no")) }),
    ];
    for (const stream of failing) bytesOf(stream).close();
    await new Promise(setImmediate); // an unhandled rejection would fail this test
  });

  it("are not asked for before somebody wants them", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(bytes("a"));
        },
      },
      { highWaterMark: 0 },
    );
    const source = bytesOf(endless);
    await new Promise(setImmediate);
    expect(pulled).toBe(0);
    await source.next();
    expect(pulled).toBe(1);
  });
});

describe("the bytes of an async iterable", () => {
  it("come in order, and then the end", async () => {
    const source = bytesOf(new Letters("ab"));
    expect([await source.next(), await source.next(), await source.next()]).toEqual([
      bytes("a"),
      bytes("b"),
      undefined,
    ]);
  });

  it("close their iterator when they are closed, whatever it says", async () => {
    const letters = new Letters("ab");
    bytesOf(letters).close();
    expect(letters.returned).toBe(1);
    bytesOf(new Letters("ab", false)).close();
    await new Promise(setImmediate); // an unhandled rejection would fail this test
  });
});
