import type { TransportCall } from "@bedrock-targets/core";
import { directTransport } from "@bedrock-targets/direct";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BedrockClient, type BedrockClientOptions, chain } from "../../src/index.ts";
import { credentials } from "../aws-sdk/support/both.ts";
import { reply } from "../aws-sdk/support/frames.ts";
import { atEnd } from "../aws-sdk/support/ours.ts";
import { answeringServer } from "../aws-sdk/support/server.ts";
import { failure } from "../support/failure.ts";
import { awsException } from "../support/scripted-control.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";

const [one, two] = ["x.one-1", "x.two-1"] as const;
const hi = { messages: "Hi" };
const answer = { output: { message: { role: "assistant", content: [{ text: "Hello" }] } } };
type Concurrency = BedrockClientOptions<readonly []>["concurrency"];

/** A client whose calls are answered when the test says so, each with its own signal as AWS's transport would. */
function heldClient(concurrency: Concurrency, options: object = {}) {
  const held: { readonly modelId: string; readonly text: string; readonly end: (thrown?: Error) => void }[] = [];
  const transport = scriptedTransport((call) => hold(call));
  const hold = (call: TransportCall) =>
    new Promise((resolve, reject) => {
      const end = (thrown?: Error) => (thrown ? reject(thrown) : resolve(answer));
      held.push({ modelId: call.input.modelId ?? "", text: JSON.stringify(call.input), end });
      call.signal?.addEventListener("abort", () => reject(call.signal?.reason));
    });
  const bedrock = new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    transport,
    retry: false,
    ...(concurrency && { concurrency }),
    ...options,
  });
  const next = async (count: number) => expect.poll(() => held.length, { interval: 1 }).toBe(count);
  return { bedrock, held, next };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("`concurrency`", () => {
  it("lets no more calls to a target through than it says, and the others in their order", async () => {
    const { bedrock, held, next } = heldClient({ max: 2 });
    const calls = ["a", "b", "c", "d"].map((messages) => bedrock.converse(one, { messages }));
    await next(2);
    await turn();
    expect(held).toHaveLength(2);
    held[1]?.end();
    await next(3);
    held[0]?.end();
    await next(4);
    for (const { end } of held) end();
    await Promise.all(calls);
    expect(held.map(({ text }) => /"text":"(.)"/.exec(text)?.[1])).toEqual(["a", "b", "c", "d"]);
  });

  it("leaves the error of a try that finds no room to be made again as it was", async () => {
    const { bedrock, held, next } = heldClient({ max: 1, queue: { maxSize: 1 } }, { retry: { maxDelayMs: 1 } });
    const first = failure(bedrock.converse(one, hi));
    await next(1);
    const second = bedrock.converse(one, hi);
    held[0]?.end(awsException("ServiceUnavailableException", "Down", 503));
    await next(2);
    const third = bedrock.converse(one, hi);
    await turn();
    expect(await first).toMatchObject({ code: "unavailable", status: 503, attempts: { length: 1 } });
    held[1]?.end();
    await next(3);
    held[2]?.end();
    await Promise.all([second, third]);
  });

  it("counts each target by itself: one that is busy keeps no other from being called", async () => {
    const { bedrock, held, next } = heldClient({ max: 1 });
    const calls = [one, one, one, two].map((modelId) => bedrock.converse(modelId, hi));
    await next(2);
    expect(held.map(({ modelId }) => modelId)).toEqual([one, two]);
    for (let index = 0; index < calls.length; index += 1) {
      await next(Math.max(2, index + 1));
      held[index]?.end();
    }
    await Promise.all(calls);
  });

  it("refuses a call that finds the queue full, with the reason, and sends nothing", async () => {
    const { bedrock, held, next } = heldClient({ max: 1, queue: { maxSize: 1 } });
    const calls = [bedrock.converse(one, hi), bedrock.converse(one, hi)];
    await next(1);
    const error = await failure(bedrock.converse(one, hi));
    expect(error).toMatchObject({ code: "throttled", retryable: true, attempts: [], target: { modelId: one } });
    expect(error.message).toMatch(/1 calls.*`concurrency.max`.*1 wait/);
    expect(error.advice).toContain("concurrency");
    held[0]?.end();
    await next(2);
    held[1]?.end();
    await Promise.all(calls);
  });

  it("refuses a call that has waited for too long, and it waits no more", async () => {
    const { bedrock, held, next } = heldClient({ max: 1, queue: { timeoutMs: 20 } });
    const first = bedrock.converse(one, hi);
    await next(1);
    const error = await failure(bedrock.converse(one, hi));
    expect(error).toMatchObject({ code: "throttled", attempts: [] });
    expect(error.message).toContain("20 ms (`concurrency.queue.timeoutMs`)");
    held[0]?.end();
    await first;
    const third = bedrock.converse(one, hi);
    await next(2);
    held[1]?.end();
    await third;
  });

  it("ends the waiting at once with the caller's abort, a time limit, or the client", async () => {
    const { bedrock, held, next } = heldClient({ max: 1 });
    const first = failure(bedrock.converse(one, hi));
    await next(1);
    const controller = new AbortController();
    const waiting = failure(bedrock.converse(one, hi, { signal: controller.signal }));
    const stream = failure(bedrock.converseStream(one, hi, { timeoutMs: 20 }));
    const last = failure(bedrock.converse(one, hi));
    expect((await stream).code).toBe("timeout");
    controller.abort();
    expect((await waiting).code).toBe("aborted");
    await bedrock.destroy();
    expect((await last).code).toBe("aborted");
    expect((await first).code).toBe("aborted");
    expect(held).toHaveLength(1);
  });

  it("keeps the place of a stream until it is closed", async () => {
    const transport = scriptedTransport((call) => streamOf(saying("Hello"))(call));
    const bedrock = new BedrockClient({
      region: "us-east-1",
      targets: [everyKind],
      transport,
      concurrency: { max: 1, queue: { maxSize: 1, timeoutMs: 2_000 } },
    });
    const stream = await bedrock.converseStream(one, hi);
    const second = bedrock.converseStream(one, hi);
    await turn();
    expect(transport.calls).toHaveLength(1);
    await stream.reply();
    for await (const _event of await second) break; // left early
    await (await bedrock.converseStream(one, hi)).reply();
    expect(transport.calls).toHaveLength(3);
  });

  it("gives the place of a failed stream to its next try", async () => {
    let calls = 0;
    const cut = [{ messageStart: { role: "assistant" as const } }, new Error("socket hang up")];
    const transport = scriptedTransport((call) => streamOf(calls++ === 0 ? cut : saying("Hello"))(call));
    const bedrock = new BedrockClient({
      region: "us-east-1",
      targets: [everyKind],
      transport,
      retry: { maxDelayMs: 1 },
      concurrency: { max: 1, queue: { timeoutMs: 500 } },
    });
    expect((await (await bedrock.converseStream(one, hi)).reply()).text).toBe("Hello");
    expect((await (await bedrock.converseStream(one, hi)).reply()).text).toBe("Hello");
  });

  it("lets others through while a retry pauses", async () => {
    const { bedrock, held, next } = heldClient(
      { max: 1, queue: { timeoutMs: 1_000 } },
      { retry: { attempts: 2, maxDelayMs: 60_000 } },
    );
    const controller = new AbortController();
    const slow = failure(bedrock.converse(one, hi, { signal: controller.signal, coldStart: { timeoutMs: 60_000 } }));
    await next(1);
    held[0]?.end(awsException("ModelNotReadyException", "Loading", 429));
    const other = bedrock.converse(one, hi);
    await next(2);
    held[1]?.end();
    await other;
    controller.abort();
    expect((await slow).code).toBe("aborted");
  });

  it("hands a call on to the next link of its chain where the first has no room", async () => {
    const { bedrock, held, next } = heldClient({ max: 1, queue: { maxSize: 0 } });
    const first = bedrock.converse(one, hi);
    await next(1);
    const second = bedrock.converse(chain([one, two]), hi);
    await next(2);
    held[1]?.end();
    expect((await second).target.modelId).toBe(two);
    held[0]?.end();
    await first;
  });

  it("is never exceeded, and no call is lost, whatever ends in which way", { timeout: 60_000 }, async () => {
    const ends = fc.constantFrom("answered", "failed", "aborted");
    const plan = fc.array(fc.record({ target: fc.constantFrom(one, two), end: ends, after: fc.nat(8) }), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), plan, async (max, calls) => {
        const running = new Map<string, number>();
        const transport = scriptedTransport(async ({ input: { modelId = "" }, signal }) => {
          running.set(modelId, (running.get(modelId) ?? 0) + 1);
          expect(running.get(modelId)).toBeLessThanOrEqual(max);
          const left = new Promise((resolve) => signal?.addEventListener("abort", resolve));
          await Promise.race([left, new Promise((resolve) => setImmediate(resolve))]);
          running.set(modelId, (running.get(modelId) ?? 0) - 1);
          return answer;
        });
        const bedrock = new BedrockClient({
          region: "us-east-1",
          targets: [everyKind],
          transport: {
            ...transport,
            send: async (call) => {
              const output = await transport.send(call);
              if (JSON.stringify(call.input).includes("failed")) throw awsException("ValidationException", "No", 400);
              return output;
            },
          },
          retry: false,
          concurrency: { max },
        });
        const outcomes = await Promise.all(
          calls.map(async ({ target, end, after }) => {
            for (let turns = 0; turns < after; turns += 1) await new Promise((resolve) => setImmediate(resolve));
            const controller = new AbortController();
            const call = bedrock.converse(target, { messages: end }, { signal: controller.signal });
            if (end === "aborted") setImmediate(() => controller.abort());
            return call.then(
              () => "answered",
              (error: { code: string }) => error.code,
            );
          }),
        );
        for (const [index, { end }] of calls.entries()) {
          const possible = { answered: ["answered"], failed: ["invalid-request"], aborted: ["aborted", "answered"] };
          expect(possible[end as keyof typeof possible]).toContain(outcomes[index]);
        }
        expect([...running.values()].every((count) => count === 0)).toBe(true);
        expect((await bedrock.converse(one, hi)).text).toBe("Hello"); // no place was lost
      }),
      { numRuns: 60 },
    );
  });
});

describe("five hundred streams at once", () => {
  it("are all open over the direct transport, and end with their own replies", { timeout: 60_000 }, async () => {
    let goOn = (): void => {};
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let held = 0;
    const server = await answeringServer(({ body }) => {
      held += 1;
      const [start = new Uint8Array(), ...rest] = reply(/"text":"(\d+)"/.exec(body)?.[1] ?? "");
      return { body: [start, told, Buffer.concat(rest)] };
    });
    atEnd(() => server.close());
    const transport = directTransport({ region: "us-east-1", endpoint: server.url, credentials });
    await using bedrock = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport });
    const opened = Array.from({ length: 500 }, (_, index) => bedrock.converseStream(one, { messages: `${index}` }));
    const streams = await Promise.all(opened);
    expect(held).toBe(500);
    goOn();
    const replies = await Promise.all(streams.map((stream) => stream.reply()));
    expect(replies.map(({ text }) => text)).toEqual(replies.map((_, index) => `${index}`));
  });
});

describe("options that a client cannot use are refused by its first call:", () => {
  it.each([
    ["retry", { retry: 3 }, "`retry` is 3."],
    ["the retries' attempts", { retry: { attempts: 0 } }, "`retry.attempts` is 0."],
    ["the retries' delay", { retry: { maxDelayMs: Number.NaN } }, "`retry.maxDelayMs` is NaN."],
    ["a time limit", { timeoutMs: 0 }, "`timeoutMs` is 0."],
    ["a time limit that is a text", { idleTimeoutMs: "60s" }, '`idleTimeoutMs` is "60s".'],
    ["a time limit that no timer takes", { firstByteTimeoutMs: Number.POSITIVE_INFINITY }, "is Infinity."],
    ["the time of a cold start", { coldStart: 600 }, "`coldStart` is 600."],
    ["a listener", { onEvent: "log" }, '`onEvent` is "log".'],
    ["a concurrency without its number", { concurrency: {} }, "`concurrency` is of type object."],
    ["a concurrency of none", { concurrency: { max: 0 } }, "`concurrency.max` is 0."],
    ["a queue", { concurrency: { max: 1, queue: 5 } }, "`concurrency.queue` is 5."],
    ["a queue's size", { concurrency: { max: 1, queue: { maxSize: 1.5 } } }, "`concurrency.queue.maxSize` is 1.5."],
  ])("%s", async (_what, options, message) => {
    const transport = scriptedTransport(() => answer);
    const bedrock = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport, ...(options as object) });
    for (const call of [() => bedrock.converse(one, hi), () => bedrock.converseStream(one, hi)]) {
      const error = await failure(call());
      expect(error.code).toBe("invalid-request");
      expect(error.message).toContain(message);
    }
    expect(transport.calls).toEqual([]);
    await bedrock.destroy();
  });

  it.each([
    [{ retry: true }, "`retry` is true."],
    [{ timeoutMs: -1 }, "`timeoutMs` is -1."],
    [{ coldStart: { timeoutMs: "1" } }, '`coldStart.timeoutMs` is "1".'],
    [{ resume: true }, "`resume` is true."],
  ])("those of a single call as well: %o", async (options, message) => {
    const transport = scriptedTransport(() => answer);
    const bedrock = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport });
    const error = await failure(bedrock.converse(one, hi, options as object));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain(message);
    expect(transport.calls).toEqual([]);
  });

  it("takes what is at the edge of it", async () => {
    const transport = scriptedTransport(() => answer);
    const bedrock = new BedrockClient({
      region: "us-east-1",
      targets: [everyKind],
      transport,
      retry: { attempts: 1, maxDelayMs: 0, budget: 0 },
      coldStart: { timeoutMs: 0 },
      timeoutMs: 2_147_483_647,
      idleTimeoutMs: 0.5,
      concurrency: { max: 1, queue: { maxSize: 0 } },
    });
    expect((await bedrock.converse(one, hi, { retry: false, resume: "restart" })).text).toBe("Hello");
  });
});
