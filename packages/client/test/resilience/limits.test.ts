import type { ClientEvent, ConverseStreamOutput, EventStream } from "@bedrock-targets/core";
import { describe, expect, it, vi } from "vitest";
import { BedrockClient, type CallOptions } from "../../src/index.ts";
import { failure } from "../support/failure.ts";
import { ScriptedControl } from "../support/scripted-control.ts";
import { saying, scriptedTransport } from "../support/scripted-transport.ts";
import { base, everyKind } from "../support/strategies.ts";
import { exception, hi, nova } from "./support/failing.ts";
import { inVirtualTime, passing, turns } from "./support/virtual-time.ts";

inVirtualTime();

/** A step of an answer: milliseconds of silence, an event, bytes of one that is not whole, or the head. */
type Step = number | ConverseStreamOutput | "byte" | "head";

const sleep = (ms: number, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      reject(new Error("the exchange was ended"));
    };
    signal?.addEventListener("abort", end, { once: true });
  });

/** A client whose answers come step by step; those behind the last are as the last. */
function slow(answers: readonly (readonly Step[])[], options: object = {}) {
  const signals: (AbortSignal | undefined)[] = [];
  const events: ClientEvent[] = [];
  const transport = scriptedTransport(async ({ signal, onHead, operation }) => {
    const steps = [...(answers[Math.min(transport.calls.length, answers.length) - 1] ?? [])];
    signals.push(signal);
    while (steps.length > 0 && (typeof steps[0] === "number" || steps[0] === "head")) {
      const step = steps.shift();
      if (typeof step === "number") await sleep(step, signal);
      else onHead?.({ status: 200, headers: {} });
    }
    if (operation === "converse") return { output: { message: { role: "assistant", content: [{ text: "Hello" }] } } };
    return { $metadata: {}, stream: streamOf(steps, signal) };
  });
  const onEvent = (event: ClientEvent) => events.push(event);
  const client = new BedrockClient({
    region: "us-east-1",
    targets: [base],
    transport,
    retry: false,
    onEvent,
    ...options,
  });
  return { client, signals, events, sent: () => transport.calls.length };
}

function streamOf(steps: readonly Step[], signal: AbortSignal | undefined): EventStream<ConverseStreamOutput> {
  const stream = {
    bytesRead: 0,
    async *[Symbol.asyncIterator]() {
      for (const step of steps) {
        if (typeof step === "number") await sleep(step, signal);
        else if (step === "byte" || step === "head") stream.bytesRead += 1;
        else {
          stream.bytesRead += 100;
          yield step;
        }
      }
    },
  };
  return stream;
}

const [start, first, ...others] = saying("Hel", "lo") as [ConverseStreamOutput, ConverseStreamOutput, ...Step[]];

/** How a stream ends that is read to its end, and after how many milliseconds. */
async function ended(client: BedrockClient<readonly [typeof base]>, options: CallOptions = {}) {
  const began = Date.now();
  const call = client.converseStream(nova, hi, options).then((stream) => stream.reply());
  const error = await failure(passing(call));
  return { error, ms: Date.now() - began };
}

describe("`idleTimeoutMs`", () => {
  it("ends a stream that is silent, after a minute by default, and says so", async () => {
    const { client, signals, events } = slow([["head", start, first, 1e6]]);
    const { error, ms } = await ended(client);
    expect([error.code, ms]).toEqual(["timeout", 60_000]);
    expect(error.message).toContain("`idleTimeoutMs`");
    expect(error.partial?.text).toBe("Hel");
    expect(signals[0]?.aborted).toBe(true);
    expect(events.filter(({ type }) => type === "stream-stalled")).toMatchObject([{ idleMs: 60_000 }]);
    expect(error.attempts.at(-1)?.code).toBe("timeout");
  });

  it("counts the silence, not the whole", async () => {
    const { client } = slow([["head", start, 59_000, first, 59_000, ...others]]);
    expect((await passing(client.converseStream(nova, hi).then((stream) => stream.reply()))).text).toBe("Hello");
  });

  it("counts bytes, also where they make no event yet", async () => {
    const trickle = Array.from({ length: 6 }, () => [50_000, "byte"] as const).flat();
    const { client } = slow([["head", start, first, ...trickle, ...others]]);
    expect((await passing(client.converseStream(nova, hi).then((stream) => stream.reply()))).text).toBe("Hello");
  });

  it("is no matter of a reader who takes his time", async () => {
    const { client } = slow([["head", start, 30_000, first, ...others]]);
    const stream = await passing(client.converseStream(nova, hi));
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const event of stream) {
        seen.push(event);
        await new Promise((resolve) => setTimeout(resolve, 300_000));
      }
    })();
    await passing(reading);
    expect(seen).toEqual(saying("Hel", "lo"));
  });

  it("holds no timer while nobody reads", async () => {
    const { client } = slow([["head", start, first, ...others]]);
    const stream = await passing(client.converseStream(nova, hi));
    await stream[Symbol.asyncIterator]().next();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends a stream whose head came, and nothing else", async () => {
    const { client, signals } = slow([["head", 1e6]]);
    const { error, ms } = await ended(client, { idleTimeoutMs: 5_000 });
    expect([error.code, ms]).toEqual(["timeout", 5_000]);
    expect(error.message).toContain("`idleTimeoutMs`");
    expect(signals[0]?.aborted).toBe(true);
  });

  it("of a stream without content leads to another try, unseen; behind content only where that was asked for", async () => {
    const whole = ["head", ...saying("Hel", "lo")] as const;
    for (const silent of [
      ["head", 1e6],
      ["head", start, 1e6],
    ] as const) {
      const { client, sent } = slow([silent, whole], { retry: { attempts: 2 }, idleTimeoutMs: 1_000 });
      const reply = await passing(client.converseStream(nova, hi).then((stream) => stream.reply()));
      await vi.advanceTimersByTimeAsync(5_000);
      await turns();
      expect([reply.text, sent(), reply.attempts.map(({ code }) => code)]).toEqual([
        "Hello",
        2,
        ["timeout", undefined],
      ]);
    }
    const late = [["head", start, first, 1e6], whole] as const;
    const options = { retry: { attempts: 2 }, idleTimeoutMs: 1_000 };
    expect((await ended(slow(late, options).client)).error.code).toBe("timeout");
    const call = slow(late, options).client.converseStream(nova, hi, { resume: "restart" });
    expect((await passing(call.then((stream) => stream.reply()))).text).toBe("Hello");
  });

  it("counts before the head only where it was asked for, and no other limit holds there", async () => {
    for (const [options, ms, name] of [
      [{ idleTimeoutMs: 5_000 }, 5_000, "`idleTimeoutMs`"],
      [{ idleTimeoutMs: 5_000, firstByteTimeoutMs: 90_000 }, 90_000, "`firstByteTimeoutMs`"],
      [{ timeoutMs: 400_000 }, 400_000, "`timeoutMs`"],
    ] as const) {
      const { client, signals } = slow([[1e6]]);
      const { error, ms: took } = await ended(client, options);
      expect([error.code, took, signals[0]?.aborted]).toEqual(["timeout", ms, true]);
      expect(error.message).toContain(name);
      await turns();
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it("is no matter of the pause before another try", async () => {
    const headers = { "retry-after": "120" };
    async function* broken(): AsyncGenerator<ConverseStreamOutput> {
      yield start;
      throw new Error("cut");
    }
    const transport = scriptedTransport(({ onHead, signal }) => {
      onHead?.({ status: 200, headers });
      return { $metadata: {}, stream: transport.calls.length > 1 ? streamOf(saying("Hello"), signal) : broken() };
    });
    const events: ClientEvent[] = [];
    const onEvent = (event: ClientEvent) => events.push(event);
    const client = new BedrockClient({ targets: [base], transport, idleTimeoutMs: 1_000, onEvent });
    const reply = await passing(client.converseStream(nova, hi).then((stream) => stream.reply()));
    expect([reply.text, reply.attempts[1]?.delayMs, transport.calls.length]).toEqual(["Hello", 120_000, 2]);
    expect(events.filter(({ type }) => type === "stream-stalled")).toEqual([]);
  });

  it("is not what a later try has failed by", async () => {
    const transport = scriptedTransport(({ onHead, signal }) => {
      if (transport.calls.length > 1) throw exception("ValidationException", 400);
      onHead?.({ status: 200, headers: {} });
      return { $metadata: {}, stream: streamOf([start, 1e6], signal) };
    });
    const { error } = await ended(new BedrockClient({ targets: [base], transport, idleTimeoutMs: 1_000 }));
    expect(error.code).toBe("invalid-request");
    expect(error.attempts.map(({ code }) => code)).toEqual(["timeout", "invalid-request"]);
  });

  it("ends also a stream of a transport that does not listen", async () => {
    const transport = scriptedTransport(({ onHead }) => {
      onHead?.({ status: 200, headers: {} });
      return { $metadata: {}, stream: { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) } };
    });
    const client = new BedrockClient({ targets: [base], transport, retry: { attempts: 2 } });
    const { error } = await ended(client);
    expect([error.code, transport.calls.length]).toEqual(["timeout", 2]);
  });
});

describe("`firstByteTimeoutMs`", () => {
  it("ends a call that nobody answers, plain or stream, and closes it", async () => {
    for (const operation of ["converse", "converseStream"] as const) {
      const { client, signals } = slow([[1e6]]);
      const began = Date.now();
      const error = await failure(passing<unknown>(client[operation](nova, hi, { firstByteTimeoutMs: 3_000 })));
      expect([error.code, Date.now() - began, signals[0]?.aborted]).toEqual(["timeout", 3_000, true]);
      expect(error.message).toContain("`firstByteTimeoutMs`");
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it("is each try's own", async () => {
    const { client, sent } = slow([[1e6], [2_000, "head", ...saying("Hello")]], { retry: { attempts: 2 } });
    const reply = await passing(client.converse(nova, hi, { firstByteTimeoutMs: 3_000 }));
    expect([reply.text, sent(), reply.attempts[0]?.code]).toEqual(["Hello", 2, "timeout"]);
  });

  it("is no matter of what comes behind the first byte", async () => {
    const { client } = slow([["head", start, 10_000, first, 10_000, ...others]]);
    const call = client.converseStream(nova, hi, { firstByteTimeoutMs: 3_000 });
    expect((await passing(call.then((stream) => stream.reply()))).text).toBe("Hello");
  });
});

describe("`timeoutMs`", () => {
  it("ends a look-up that nobody answers", async () => {
    const control = new ScriptedControl({ getInferenceProfile: () => new Promise(() => {}) });
    const transport = scriptedTransport(() => ({}));
    const client = new BedrockClient({
      region: "us-east-1",
      targets: [everyKind],
      transport,
      control,
      within: "us-*",
    });
    for (const operation of ["converse", "converseStream", "countTokens"] as const) {
      const error = await failure(passing<unknown>(client[operation](`us.${nova}`, hi, { timeoutMs: 3_000 })));
      expect([operation, error.code, transport.calls.length]).toEqual([operation, "timeout", 0]);
      expect(error.message).toContain("`timeoutMs`");
    }
    await turns();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends a call that is not answered, and a stream that goes on", async () => {
    const plain = slow([[1e6]]);
    const error = await failure(passing(plain.client.converse(nova, hi, { timeoutMs: 4_000 })));
    expect([error.code, error.retryable]).toEqual(["timeout", false]);
    expect(error.message).toContain("`timeoutMs`");
    const steps = Array.from({ length: 100 }, () => [1_000, "byte"] as const).flat();
    const stream = slow([["head", start, first, ...steps]]);
    const { error: later, ms } = await ended(stream.client, { timeoutMs: 4_000 });
    expect([later.code, ms, later.partial?.text]).toEqual(["timeout", 4_000, "Hel"]);
    expect(later.message).toContain("`timeoutMs`");
    expect([plain.signals[0]?.aborted, stream.signals[0]?.aborted]).toEqual([true, true]);
  });

  it("is one for all tries together", async () => {
    const { client, sent } = slow([[1e6]], { retry: { attempts: 9 }, firstByteTimeoutMs: 3_000 });
    const began = Date.now();
    const error = await failure(passing(client.converse(nova, hi, { timeoutMs: 7_000 })));
    expect([error.code, Date.now() - began <= 7_000, sent()]).toEqual(["timeout", true, 3]);
  });

  it("holds while a stream is made again", async () => {
    const { client } = slow([["head", start], [1e6]], { retry: { attempts: 2 } });
    const { error, ms } = await ended(client, { timeoutMs: 5_000 });
    expect([error.code, ms]).toEqual(["timeout", 5_000]);
    expect(error.message).toContain("`timeoutMs`");
    await turns();
    expect(vi.getTimerCount()).toBe(0);
  });
});
