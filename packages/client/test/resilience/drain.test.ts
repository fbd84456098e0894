import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { reply } from "../aws-sdk/support/frames.ts";
import { atEnd, hello } from "../aws-sdk/support/ours.ts";
import { program } from "../aws-sdk/support/program.ts";
import { answeringServer } from "../aws-sdk/support/server.ts";
import { failure } from "../support/failure.ts";
import { awsException, ScriptedControl } from "../support/scripted-control.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";

const nova = "amazon.nova-lite-v1:0";
const hi = { messages: "Hi" };
const answer = { output: { message: { role: "assistant", content: [{ text: "Hello" }] } } };
const never = new Promise<never>(() => {});

function client(send: Parameters<typeof scriptedTransport>[0], options: object = {}) {
  const transport = scriptedTransport(send);
  let destroyed = 0;
  const destroy = async (): Promise<void> => {
    destroyed += 1;
  };
  const bedrock = new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    transport: { ...transport, destroy },
    ...options,
  });
  return { bedrock, transport, destroyed: () => destroyed };
}

/** An answer that does not come, as long as nobody aborts it. */
const untilAborted = (call: { readonly signal?: AbortSignal | undefined }): Promise<never> =>
  new Promise((_, reject) => call.signal?.addEventListener("abort", () => reject(call.signal?.reason)));

function stoppable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

describe("destroy()", () => {
  it("aborts plain calls, and says that it was the client", async () => {
    const { bedrock, transport, destroyed } = client(untilAborted);
    const own = new AbortController();
    const calls = [bedrock.converse(nova, hi), bedrock.invokeModel(nova, { body: {} }, { signal: own.signal })];
    const failures = calls.map((call) => failure(call));
    await expect.poll(() => transport.calls.length).toBe(2);
    await bedrock.destroy();
    for (const error of await Promise.all(failures)) {
      expect(error).toMatchObject({ code: "aborted", target: { modelId: nova }, attempts: [] });
      expect(error.message).toContain("The client was destroyed");
    }
    expect(transport.calls.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
    expect(own.signal.aborted).toBe(false);
    expect(destroyed()).toBe(1);
  });

  it("aborts streams: one that is awaited, one that is read, and one that nobody reads", async () => {
    let calls = 0;
    const begun = async function* () {
      yield* saying("Hel").slice(0, 2);
      await never;
    };
    const { bedrock, transport } = client((call) => (calls++ < 2 ? { stream: begun() } : untilAborted(call)));
    const [read, unread] = await Promise.all([bedrock.converseStream(nova, hi), bedrock.converseStream(nova, hi)]);
    const awaited = failure(bedrock.converseStream(nova, hi));
    const reading = failure(read.reply());
    await expect.poll(() => transport.calls.length).toBe(3);
    await bedrock.destroy();
    expect((await awaited).code).toBe("aborted");
    expect((await reading).code).toBe("aborted");
    expect((await reading).partial?.text).toBe("Hel");
    expect((await failure(unread.reply())).message).toContain("The client was destroyed");
  });

  it("aborts a stream that was made again, as the caller's own signal does", async () => {
    for (const aborts of ["the client", "the caller"]) {
      let calls = 0;
      const cut = [{ messageStart: { role: "assistant" as const } }, new Error("socket hang up")];
      const second = async function* () {
        yield* saying("Hel").slice(0, 2);
        await never;
      };
      const { bedrock } = client((call) => (calls++ === 0 ? streamOf(cut)(call) : { stream: second() }));
      const { signal, abort } = stoppable();
      const stream = await bedrock.converseStream(nova, hi, { signal });
      const pieces = stream.text[Symbol.asyncIterator]();
      expect((await pieces.next()).value).toBe("Hel");
      const reading = failure(stream.reply());
      if (aborts === "the caller") abort();
      else await bedrock.destroy();
      expect((await reading).code).toBe("aborted");
      expect(calls).toBe(2);
    }
  });

  it("aborts the pause before a retry", async () => {
    const { bedrock, transport } = client(
      () => Promise.reject(awsException("ModelNotReadyException", "Loading", 429)),
      { coldStart: { timeoutMs: 100_000 } },
    );
    const began = performance.now();
    const call = failure(bedrock.converse(nova, hi));
    await expect.poll(() => transport.calls.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await bedrock.destroy();
    expect((await call).code).toBe("aborted");
    expect(performance.now() - began).toBeLessThan(900);
  });

  it("aborts look-ups: `resolve`, `listTargets`, `policy`, and those of a call", async () => {
    const control = new ScriptedControl(new Proxy({}, { get: () => () => never, has: () => true }));
    const { bedrock } = client(() => answer, { control, within: "us-*" });
    const profile = "us.x.one-1";
    const all = [
      bedrock.resolve(profile),
      bedrock.listTargets().toArray(),
      bedrock.policy(profile),
      bedrock.converse(profile, hi),
      bedrock.countTokens(profile, hi),
    ].map((asked) => failure(asked));
    await expect.poll(() => control.calls.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await bedrock.destroy();
    for (const error of await Promise.all(all)) expect(error.code).toBe("aborted");
  });

  it("refuses what comes later, and sends nothing", async () => {
    const { bedrock, transport } = client(() => answer);
    await bedrock.converse(nova, hi);
    await bedrock.destroy();
    const control = [bedrock.resolve(nova), bedrock.listTargets().toArray(), bedrock.countTokens(nova, hi)];
    for (const call of [bedrock.converse(nova, hi), bedrock.converseStream(nova, hi), ...control]) {
      const error = await failure(call);
      expect(error.code).toBe("aborted");
      expect(error.message).toBe("The client was destroyed before the call. Make another client.");
    }
    expect(transport.calls).toHaveLength(1);
  });

  it("may be said before anything was called, and again", async () => {
    const { bedrock, destroyed } = client(() => answer);
    await bedrock.destroy();
    await bedrock.destroy({ drain: true });
    expect(destroyed()).toBe(2);
    expect((await failure(bedrock.converse(nova, hi))).code).toBe("aborted");
  });

  it("comes with `await using`", async () => {
    let call: Promise<unknown> = never;
    {
      await using bedrock = client(untilAborted).bedrock;
      call = failure(bedrock.converse(nova, hi));
    }
    expect(await call).toMatchObject({ code: "aborted" });
  });
});

describe("destroy({ drain: true })", () => {
  it("lets calls and streams end, refuses new ones, and then closes", async () => {
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { bedrock, transport, destroyed } = client(async (call) => {
      if (call.operation === "converseStream") return streamOf(saying("Hello"))(call);
      await held;
      return answer;
    });
    const stream = await bedrock.converseStream(nova, hi);
    const call = bedrock.converse(nova, hi);
    await expect.poll(() => transport.calls.length).toBe(2);
    const closed = bedrock.destroy({ drain: true });
    const refused = await failure(bedrock.converse(nova, hi));
    expect(refused.code).toBe("aborted");
    expect(refused.message).toContain("is being closed");
    goOn();
    expect((await call).text).toBe("Hello");
    expect(destroyed()).toBe(0);
    expect((await stream.reply()).text).toBe("Hello");
    await closed;
    expect(destroyed()).toBe(1);
  });

  it("lets a retry, too, come to its end", async () => {
    let calls = 0;
    const { bedrock, transport } = client(() =>
      calls++ === 0 ? Promise.reject(awsException("ServiceUnavailableException", "Busy", 503)) : answer,
    );
    const call = bedrock.converse(nova, hi);
    await expect.poll(() => transport.calls.length).toBe(1);
    await bedrock.destroy({ drain: true });
    expect((await call).attempts).toHaveLength(2);
  });

  it("waits for a stream that is made again", async () => {
    let calls = 0;
    const cut = [{ messageStart: { role: "assistant" as const } }, new Error("socket hang up")];
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const second = async function* () {
      await held;
      yield* saying("Hello");
    };
    const { bedrock, destroyed, transport } = client((call) =>
      calls++ === 0 ? streamOf(cut)(call) : { stream: second() },
    );
    const stream = await bedrock.converseStream(nova, hi);
    const reply = stream.reply();
    const closed = bedrock.destroy({ drain: true });
    await expect.poll(() => transport.calls.length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(destroyed()).toBe(0);
    goOn();
    expect((await reply).text).toBe("Hello");
    await closed;
    expect(destroyed()).toBe(1);
  });

  it("is cut short by a `destroy()`", async () => {
    const { bedrock, transport } = client(untilAborted);
    const call = failure(bedrock.converse(nova, hi));
    await expect.poll(() => transport.calls.length).toBe(1);
    const drained = bedrock.destroy({ drain: true });
    await bedrock.destroy();
    expect((await call).code).toBe("aborted");
    await drained;
  });

  it("is not held up by calls that have failed, streams that were left, or refusals", async () => {
    const { bedrock } = client((call) =>
      call.operation === "converseStream" ? streamOf(saying("Hello"))(call) : Promise.reject(new Error("no")),
    );
    await failure(bedrock.converse(nova, hi));
    await failure(bedrock.invokeModelStream(nova, { body: {} }));
    await failure(bedrock.converse("nonsense" as string, hi));
    for await (const _event of await bedrock.converseStream(nova, hi)) break;
    await bedrock.destroy({ drain: true });
  });
});

/** What a program does before it has nothing more to do; none of them says `process.exit()`. */
const programs = {
  "`destroy()` while calls run": `
    const ends = [converse(), stream(), stream()].map((call) => call.then(() => "answered", ({ code }) => code));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.destroy();
    await Promise.all(ends);`,
  "`destroy()` while a retry pauses": `
    const paused = client.converse("amazon.busy-v1:0", { messages: "Hi" }, { coldStart: { timeoutMs: 600_000 } }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.destroy();
    await paused;`,
  "`destroy({ drain: true })`": `
    const calls = [client.converse("amazon.quick-v1:0", { messages: "Hi" })];
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.destroy({ drain: true });
    await Promise.all(calls);`,
};

describe("a process ends by itself after", () => {
  it.each(Object.entries(programs))("%s", { timeout: 60_000 }, async (_name, code) => {
    const server = await answeringServer(({ path }) => {
      if (path.includes("busy")) return { status: 429, headers: { "x-amzn-errortype": "ModelNotReadyException" } };
      if (path.includes("quick")) return { body: hello };
      return { ending: "open", body: path.endsWith("-stream") ? reply("Hello").slice(0, 1) : "" };
    });
    atEnd(() => server.close());
    expect(await program(`${code} console.log("done");`, server.url, 30)).toBe("done");
    expect(server.seen.length).toBeGreaterThan(0);
  });
});
