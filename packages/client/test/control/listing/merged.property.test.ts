import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { merged } from "../../../src/control/listing/merged.ts";

/** A source of numbered batches, each after some turns of the event loop; it tells when it is being asked. */
async function* source(
  name: number,
  delays: readonly number[],
  asked: (change: 1 | -1) => void,
): AsyncGenerator<string> {
  for (const [at, delay] of delays.entries()) {
    asked(1);
    for (let turn = 0; turn < delay; turn += 1) await Promise.resolve();
    asked(-1);
    yield `${name}.${at}`;
  }
}

const delays = fc.array(fc.nat({ max: 6 }), { maxLength: 6 });
const never = new AbortController().signal;

describe("sources that are read together", () => {
  it("give every batch once and in order, no more at once than allowed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(delays, { maxLength: 8 }), fc.integer({ min: 1, max: 5 }), async (all, atOnce) => {
        const asking = { now: 0, most: 0 };
        const asked = (change: 1 | -1) => {
          asking.now += change;
          asking.most = Math.max(asking.most, asking.now);
        };
        const got: string[] = [];
        for await (const batch of merged(
          all.map((each, name) => source(name, each, asked)),
          atOnce,
          never,
        ))
          got.push(batch);
        for (const [name, each] of all.entries()) {
          expect(got.filter((batch) => batch.startsWith(`${name}.`))).toEqual(each.map((_, at) => `${name}.${at}`));
        }
        expect(got).toHaveLength(all.flat().length);
        expect(asking.most).toBeLessThanOrEqual(atOnce);
      }),
    );
  });

  it("fail with the first that fails, before what has come is taken", async () => {
    const failing = async function* (): AsyncGenerator<string> {
      yield "one";
      throw new Error("broken");
    };
    const read = async () => {
      for await (const _ of merged([failing(), source(1, [1, 1, 1], () => {})], 2, never)) await Promise.resolve();
    };
    await expect(read()).rejects.toThrow("broken");
  });
});
