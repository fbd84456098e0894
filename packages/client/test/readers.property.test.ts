import type { ConverseStreamOutput } from "@bedrock-targets/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../src/index.ts";
import { saying, scriptedTransport } from "./support/scripted-transport.ts";
import { base } from "./support/strategies.ts";

const nova = "amazon.nova-lite-v1:0";

/** Reads a stream with several readers at once, whose steps and whose events come in an order that fast-check chooses. */
async function read(scheduler: fc.Scheduler, events: readonly ConverseStreamOutput[], texts: number, replies: number) {
  const source = (async function* () {
    for (const event of events) {
      await scheduler.schedule(Promise.resolve(), "event");
      yield event;
    }
  })();
  const transport = scriptedTransport(async () => ({ stream: source }));
  const client = new BedrockClient({ targets: [base], transport });
  const stream = await client.converseStream(nova, { messages: "Hi" });
  const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
    const list: Item[] = [];
    for await (const item of items) {
      list.push(item);
      await scheduler.schedule(Promise.resolve(), "step");
    }
    return list;
  };
  const loop = collect(stream);
  const pieces = Array.from({ length: texts }, () => collect(stream.text));
  const wholes = Array.from({ length: replies }, () => stream.reply());
  const everything = Promise.all([loop, Promise.all(pieces), Promise.all(wholes)]);
  await scheduler.waitFor(everything);
  return everything;
}

describe("readers of one stream", () => {
  it("each get everything once and in order, in whichever order they take their steps", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.string(), { maxLength: 8 }),
        fc.nat({ max: 3 }),
        fc.nat({ max: 2 }),
        async (scheduler, words, texts, replies) => {
          const events = saying(...words);
          const [loop, pieces, wholes] = await read(scheduler, events, texts, replies);
          expect(loop).toEqual(events);
          for (const each of pieces) expect(each.join("")).toBe(words.join(""));
          for (const each of wholes) expect(each.text).toBe(words.join(""));
        },
      ),
      { numRuns: 300 },
    );
  });
});
