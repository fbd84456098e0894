import type { AnswerHead } from "@bedrock-targets/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { AwsSdkTransport } from "../../src/aws-sdk/transport.ts";
import { credentials } from "./support/both.ts";
import { wait } from "./support/gate.ts";
import { atEnd, modelId } from "./support/ours.ts";
import { answeringServer } from "./support/server.ts";

/** One call among many: when it begins, how long its answer takes, how often it fails first, when it is aborted. */
const calls = fc.array(
  fc.record({
    begins: fc.nat(10),
    takes: fc.nat(15),
    fails: fc.nat(2),
    aborts: fc.option(fc.nat(20), { nil: undefined, freq: 2 }),
    region: fc.constantFrom(undefined, "eu-west-1", "ap-south-1"),
  }),
  { minLength: 2, maxLength: 12 },
);

const noDelay = { getRetryCount: () => 1, getRetryDelay: () => 0 };
const retryStrategy = {
  acquireInitialRetryToken: async () => noDelay,
  refreshRetryTokenForRetry: async (_token: object, { errorType }: { errorType: string }) =>
    errorType === "CLIENT_ERROR" ? Promise.reject(new Error("no")) : noDelay,
  recordSuccess: () => {},
};

it("calls that run beside each other never get each other's signal, headers or answer", {
  timeout: 120_000,
}, async () => {
  const failures = new Map<string, number>();
  const server = await answeringServer(async ({ headers }) => {
    const own = String(headers["x-own"]);
    const left = failures.get(own) ?? 0;
    failures.set(own, left - 1);
    await wait(Number(headers["x-takes"]));
    if (left > 0) return { status: 503, headers: { "x-own": own }, body: "{}" };
    return {
      headers: { "x-own": own },
      body: `{"stopReason":"${own}","additionalModelResponseFields":${JSON.stringify(headers.authorization)}}`,
    };
  });
  atEnd(() => server.close());
  const transport = new AwsSdkTransport("us-east-1", { endpoint: server.url, credentials, retryStrategy });
  atEnd(() => transport.destroy());
  let round = 0;
  let [done, ended] = [0, 0];

  await fc.assert(
    fc.asyncProperty(calls, async (list) => {
      round += 1;
      const running = list.map(async ({ begins, takes, fails, aborts, region }, index) => {
        const own = `${round}-${index}`;
        failures.set(own, fails);
        await wait(begins);
        const controller = new AbortController();
        if (aborts !== undefined) setTimeout(() => controller.abort(own), aborts);
        const heads: AnswerHead[] = [];
        const headers = { "x-own": own, "x-takes": String(takes) };
        const input = { modelId, messages: [] };
        try {
          const onHead = (head: AnswerHead) => heads.push(head);
          const output = await transport.send({
            operation: "converse",
            input,
            region,
            headers,
            signal: controller.signal,
            onHead,
          });
          expect(output.stopReason).toBe(own);
          expect(output.additionalModelResponseFields).toContain(`/${region ?? "us-east-1"}/`);
          expect(heads.length).toBe(fails + 1);
          done += 1;
        } catch (error) {
          if (error !== own) throw error; // aborted by its own signal, and no other
          ended += 1;
        }
        for (const head of heads) expect(head.headers["x-own"]).toBe(own);
      });
      await Promise.all(running);
    }),
    { numRuns: 40 },
  );
  expect(Math.min(done, ended)).toBeGreaterThan(20);
});
