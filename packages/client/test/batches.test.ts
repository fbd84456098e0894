import { createHook } from "node:async_hooks";
import type { ConverseStreamOutput } from "@bedrock-targets/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BedrockClient, type ConverseStream } from "../src/index.ts";
import { type Batch, batched, cut } from "./support/batched.ts";
import { failure } from "./support/failure.ts";
import { saying, scriptedTransport } from "./support/scripted-transport.ts";
import { base } from "./support/strategies.ts";

const nova = "amazon.nova-lite-v1:0";

const opened = async (batches: readonly Batch[], signal?: AbortSignal) => {
  const { answer, asked } = batched(batches);
  const transport = scriptedTransport(answer);
  const client = new BedrockClient({ targets: [base], transport });
  const stream = await client.converseStream(nova, { messages: "Hi" }, signal ? { signal } : {});
  return { stream, asked, transport };
};

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
};

/** How many promises come into being while something runs. */
async function promisesOf(run: () => Promise<unknown>): Promise<number> {
  let promises = 0;
  const init = (_id: number, type: string): void => {
    if (type === "PROMISE") promises += 1;
  };
  const hook = createHook({ init }).enable();
  try {
    await run();
  } finally {
    hook.disable();
  }
  return promises;
}

describe("a stream that comes in batches", () => {
  const events = saying(...Array.from({ length: 10_000 }, (_, index) => `word ${index} `));
  const batches = cut(events, 100);

  it("costs no promise per event when the whole reply is asked for", async () => {
    const { stream, asked } = await opened(batches);
    expect(await promisesOf(() => stream.reply())).toBeLessThan(batches.length * 8 + 20);
    expect(asked()).toBe(batches.length + 1);
  });

  it.each([
    ["events", (stream: ConverseStream) => stream],
    ["text", (stream: ConverseStream) => stream.text],
  ])("costs a loop over its %s what a loop costs by itself", async (_what, of) => {
    const read = async (items: AsyncIterable<unknown>) => {
      for await (const _item of items);
    };
    let at = 0;
    const ready = {
      next: () =>
        Promise.resolve(at === events.length ? { done: true, value: undefined } : { done: false, value: at++ }),
    };
    const least = await promisesOf(() => read({ [Symbol.asyncIterator]: () => ready }));
    const { stream } = await opened(batches);
    const ours = await promisesOf(() => read(of(stream)));
    expect(least).toBeGreaterThan(events.length);
    expect(ours).toBeLessThan(least + batches.length * 8 + 20);
  });

  it("gives every event once and in order, however it is cut, to whoever reads", async () => {
    const lengths = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 8 }), lengths, async (words, sizes) => {
        const given = saying(...words);
        // Lengths of batches, over and over; an empty one now and then is no end.
        const pieces: ConverseStreamOutput[][] = [];
        for (let at = 0; at < given.length; ) {
          const size = sizes[pieces.length % sizes.length] || pieces.length % 2;
          pieces.push(given.slice(at, at + size));
          at += size;
        }
        const { stream } = await opened(pieces);
        const [loop, text, reply] = await Promise.all([all(stream), all(stream.text), stream.reply()]);
        expect(loop).toEqual(given);
        expect(text.join("")).toBe(words.join(""));
        expect(reply.text).toBe(words.join(""));
      }),
    );
  });

  it("gives what came before a failure, and then fails", async () => {
    const cutOff = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    const { stream } = await opened([saying("a", "b").slice(0, 2), saying("c").slice(1, 2), cutOff]);
    const pieces: string[] = [];
    const reading = (async () => {
      for await (const piece of stream.text) pieces.push(piece);
    })();
    expect(await failure(reading)).toMatchObject({
      code: "stream-interrupted",
      partial: { text: "ac" },
      cause: cutOff,
    });
    expect(pieces).toEqual(["a", "c"]);
  });

  it("is aborted at once, though events are waiting", async () => {
    const controller = new AbortController();
    const { stream, transport } = await opened([saying("a", "b")], controller.signal);
    const loop = stream[Symbol.asyncIterator]();
    await loop.next();
    controller.abort();
    expect(await failure(loop.next())).toMatchObject({ code: "aborted", partial: { text: "" } });
    expect(transport.calls[0]?.signal?.aborted).toBe(true);
  });

  it("puts together what was handed out and no more", async () => {
    const { stream } = await opened([saying("a", "b", "c")]);
    for await (const piece of stream.text) if (piece === "b") break;
    expect((await failure(stream.reply())).partial?.text).toBe("ab");
  });

  it("is left by the signal alone", async () => {
    const { stream, transport, asked } = await opened(batches);
    for await (const _event of stream) break;
    expect(transport.calls[0]?.signal?.aborted).toBe(true);
    expect(asked()).toBe(1);
  });

  it("answers steps in the order in which they were asked for, whenever that was", async () => {
    const events = saying("a", "b");
    const { stream } = await opened([...events.flatMap((event) => [[event], []])]);
    const loop = stream[Symbol.asyncIterator]();
    const steps: Promise<IteratorResult<ConverseStreamOutput, undefined>>[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      steps.push(loop.next());
      await undefined;
    }
    const values = (await Promise.all(steps)).map(({ value }) => value);
    expect(values.slice(0, events.length + 1)).toEqual([...events, undefined]);
  });
});
