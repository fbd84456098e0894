import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { converseEvents } from "../../src/generated/runtime-answers.ts";
import { WireStream } from "../../src/wire/index.ts";
import { joined, Pieces } from "./support/bytes.ts";
import { eventFrame } from "./support/event-frames.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const used = (): number => {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const perRound = 1000;
const rounds = 200;
const round = joined(
  Array.from({ length: perRound }, (_, index) =>
    eventFrame("contentBlockDelta", { contentBlockIndex: 0, delta: { text: `word ${index}\n` }, p: "abcdefghijk" }),
  ),
);

/** Pieces of 1,200 bytes, as packets have them: most frames lie in two. */
function* packets(): Generator<Uint8Array> {
  for (let count = 0; count < rounds; count += 1)
    for (let at = 0; at < round.length; at += 1200) yield round.slice(at, at + 1200);
}

const stream = (): WireStream<object> =>
  new WireStream({ bytes: new Pieces(packets()), events: converseEvents, failureOf: () => new Error("failed") });

async function* byBatches(): AsyncGenerator<unknown> {
  const events = stream();
  for (let batch = await events.nextBatch(); batch; batch = await events.nextBatch()) yield* batch;
}

describe("a stream of 200,000 events", { timeout: 60_000 }, () => {
  it.each([
    ["one by one", stream],
    ["in batches", byBatches],
  ])("needs no more memory at its end than near its beginning: %s", async (_, open) => {
    let count = 0;
    let early = 0;
    const events = open();
    for await (const _event of events) {
      count += 1;
      if (count === 50_000) early = used();
      if (count === perRound * rounds) expect(used() - early).toBeLessThan(4 * 1024 * 1024);
    }
    expect(count).toBe(perRound * rounds);
  });
});
