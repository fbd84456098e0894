import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Buckets } from "../../src/resilience/buckets.ts";
import { failure } from "../support/failure.ts";
import { exception, failingClient, hi, nova } from "./support/failing.ts";

describe("a bucket", () => {
  it("gives as many retries as it has, and one more for ten successes", () => {
    const buckets = new Buckets();
    const taken = (size: number) => {
      let count = 0;
      while (buckets.take("x", size)) count += 1;
      return count;
    };
    expect(taken(5)).toBe(5);
    for (let successes = 0; successes < 9; successes += 1) buckets.refill("x");
    expect(taken(5)).toBe(0);
    buckets.refill("x");
    expect(taken(5)).toBe(1);
    expect(taken(7)).toBe(2); // for who wants more of it
    for (let successes = 0; successes < 1_000; successes += 1) buckets.refill("x");
    expect(taken(5)).toBe(5);
  });

  it("never gives more than its size and a tenth of the successes, whoever asks", () => {
    const steps = fc.array(fc.oneof(fc.constant("success" as const), fc.integer({ min: 0, max: 6 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (list) => {
        const buckets = new Buckets();
        let [taken, successes] = [0, 0];
        for (const step of list) {
          if (step === "success") {
            successes += 1;
            buckets.refill("x");
          } else if (buckets.take("x", step)) taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(6 + successes / 10);
      }),
    );
  });
});

describe("a client's budget", () => {
  it.each([{ attempts: 3 }, { budget: 0 }, false] as const)(
    "is the same whatever the retries of the calls before it were (%j)",
    async (retry) => {
      let isDown = true;
      const { client, sent } = failingClient(
        () => (isDown ? { error: exception("ServiceUnavailableException", 503) } : undefined),
        { retry: { budget: 2, maxDelayMs: 0 } },
      );
      for (let calls = 0; calls < 5; calls += 1) await failure(client.converse(nova, hi));
      expect(sent()).toBe(5 + 2);
      isDown = false;
      for (let calls = 0; calls < 10; calls += 1) await client.converse(nova, hi, { retry });
      isDown = true;
      for (let calls = 0; calls < 5; calls += 1) await failure(client.converse(nova, hi));
      expect(sent()).toBe(5 + 2 + 10 + 5 + 1);
    },
  );
});
