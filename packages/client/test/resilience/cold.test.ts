import { type ClientEvent, defineTarget } from "@bedrock-targets/core";
import { describe, expect, it, vi } from "vitest";
import { BedrockClient, chain } from "../../src/index.ts";
import { failure } from "../support/failure.ts";
import { ScriptedControl } from "../support/scripted-control.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";
import { base } from "../support/strategies.ts";
import { exception, type Failing, failingClient, hi, nova } from "./support/failing.ts";
import { inVirtualTime, passing, turns } from "./support/virtual-time.ts";

inVirtualTime();

const cold: Failing = { error: exception("ModelNotReadyException", 429) };
const arn = "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl";

/** A strategy whose models may be loaded anew for ten minutes. */
const imported = defineTarget({
  kinds: ["imported"],
  rules: { imported: { destinations: "own", coldStartMs: 600_000 } },
});

/** A client whose model is ready after some time, and what it tells. */
function warming(readyAfterMs: number, options: Parameters<typeof failingClient>[1] = {}) {
  const began = Date.now();
  return failingClient(() => (Date.now() - began < readyAfterMs ? cold : undefined), {
    targets: [imported],
    ...options,
  } as object);
}

const coldStarts = (events: readonly ClientEvent[]) => events.filter((event) => event.type === "cold-start");

describe("a model that is being loaded", () => {
  it("is waited for, as long as its kind's rules say, at intervals that double to 15 s", async () => {
    const { client, events, sent } = warming(180_000);
    const reply = await passing(client.converse(arn, hi));
    expect(reply.text).toBe("Hello");
    const told = coldStarts(events);
    expect(told).toHaveLength(sent() - 1);
    const bounds = [1_000, 2_000, 4_000, 8_000];
    for (const [index, { delayMs }] of told.entries()) {
      const bound = bounds[index] ?? 15_000;
      expect(delayMs).toBeGreaterThanOrEqual(bound / 2);
      expect(delayMs).toBeLessThanOrEqual(bound);
    }
    expect(new Set(told.map(({ delayMs }) => delayMs)).size).toBeGreaterThan(told.length / 2);
  });

  it("is told of with what was waited and what remains", async () => {
    const { client, events } = warming(60_000);
    await passing(client.converse(arn, hi));
    const told = coldStarts(events);
    expect(told[0]).toMatchObject({ waitedMs: 0, remainingMs: 600_000, error: { code: "model-not-ready" } });
    expect(told[1]?.waitedMs).toBeCloseTo(told[0]?.delayMs ?? 0, 5);
    for (const { waitedMs, remainingMs } of told) expect(waitedMs + remainingMs).toBeCloseTo(600_000, 5);
  });

  it("is given up when its time is over, and asked once more at the end of it", async () => {
    const { client, sent, events } = warming(Number.POSITIVE_INFINITY);
    const began = Date.now();
    const error = await failure(passing(client.converse(arn, hi)));
    expect([error.code, Math.round((Date.now() - began) / 100)]).toEqual(["model-not-ready", 6_000]);
    expect(error.attempts).toHaveLength(sent());
    expect(coldStarts(events)).toHaveLength(sent() - 1);
  });

  it("is waited for as long as the client says, or the call", async () => {
    const time = async (options: object, call: object) => {
      const { client } = warming(Number.POSITIVE_INFINITY, options);
      const began = Date.now();
      await failure(passing(client.converse(arn, hi, call)));
      return Math.round((Date.now() - began) / 1_000);
    };
    expect(await time({ coldStart: { timeoutMs: 30_000 } }, {})).toBe(30);
    expect(await time({ coldStart: { timeoutMs: 30_000 } }, { coldStart: { timeoutMs: 50_000 } })).toBe(50);
    expect(await time({}, { coldStart: { timeoutMs: 0 } })).toBeLessThan(4); // as any other error
  });

  it("takes no retry out of the budget, nor one of the tries", async () => {
    let tries = 0;
    const throttled: Failing = { error: exception("ThrottlingException", 429) };
    const { client, sent } = failingClient(
      () => {
        tries += 1;
        return tries <= 4 ? cold : tries <= 6 ? throttled : undefined;
      },
      { targets: [imported], retry: { budget: 2 } } as object,
    );
    expect((await passing(client.converse(arn, hi))).text).toBe("Hello");
    expect(sent()).toBe(7);
  });

  it("of a kind that has no cold start is tried again as after any error", async () => {
    const { client, sent, events } = failingClient(() => cold);
    await failure(passing(client.converse(nova, hi)));
    expect([sent(), coldStarts(events)]).toEqual([3, []]);
  });

  it("is not waited for beyond the call's deadline", async () => {
    const { client } = warming(Number.POSITIVE_INFINITY);
    const began = Date.now();
    expect((await failure(passing(client.converse(arn, hi, { timeoutMs: 10_000 })))).code).toBe("model-not-ready");
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it("is not waited for where nothing is to be tried again, unless that is asked for", async () => {
    const one = warming(20_000, { retry: false });
    expect((await failure(passing(one.client.converse(arn, hi)))).code).toBe("model-not-ready");
    expect(one.sent()).toBe(1);
    const asked = warming(20_000, { retry: false, coldStart: { timeoutMs: 60_000 } });
    expect((await passing(asked.client.converse(arn, hi))).text).toBe("Hello");
  });

  it("is not waited for where another link of a chain can answer", async () => {
    const { client, events } = failingClient((_tries, { input }) => (input.modelId === nova ? undefined : cold), {
      targets: [imported, base],
    } as object);
    const began = Date.now();
    expect((await passing(client.converse(chain([arn, nova]), hi))).text).toBe("Hello");
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(coldStarts(events)).toEqual([]);
  });

  it("is left at once by an abort", async () => {
    const { client, sent } = warming(60_000);
    const controller = new AbortController();
    const call = failure(client.converse(arn, hi, { signal: controller.signal }));
    while (vi.getTimerCount() === 0) await turns(1);
    controller.abort();
    expect([(await call).code, sent(), vi.getTimerCount()]).toEqual(["aborted", 1, 0]);
  });

  it("is waited for also where it is conversed with by InvokeModel", async () => {
    const translated = defineTarget({
      kinds: ["imported"],
      rules: { imported: { destinations: "own", coldStartMs: 600_000 } },
      converseByInvoke: async () => ({
        request: () => ({ modelId: arn, body: "{}" }),
        reply: () => ({ output: { message: { role: "assistant", content: [{ text: "Translated" }] } } }),
        events: () => {
          throw new Error("no stream was asked for");
        },
      }),
    } as never); // what a translation has that no call here asks for is left out
    let tries = 0;
    const transport = scriptedTransport(() => {
      tries += 1;
      if (tries < 4) throw exception("ModelNotReadyException", 429);
      return { output: { message: { role: "assistant", content: [{ text: "Hello" }] } } };
    });
    const client = new BedrockClient({
      region: "us-east-1",
      targets: [translated],
      transport,
      control: new ScriptedControl({ getImportedModel: () => ({ instructSupported: true }) }),
    });
    expect((await passing(client.converse(arn as never, hi as never))).text).toBe("Hello");
    expect(tries).toBe(4);
  });
});

describe("`warm`", () => {
  it("asks for a single token until the model answers, and says how long that took", async () => {
    const { client, events } = warming(90_000, { timeoutMs: 1_000, retry: false });
    const told: ClientEvent[] = [];
    const warmed = await passing(client.warm(arn, { onEvent: (event) => told.push(event) }));
    expect(warmed).toMatchObject({ target: { kind: "imported", modelId: arn } });
    expect(warmed.waitedMs).toBeGreaterThanOrEqual(90_000);
    expect(warmed.waitedMs).toBeLessThan(106_000);
    expect(warmed.attempts.at(-1)).not.toHaveProperty("code");
    expect(warmed.attempts).toHaveLength(coldStarts(events).length + 1);
    expect(coldStarts(told)).toEqual(coldStarts(events));
  });

  it("sends the smallest conversation", async () => {
    const transport = scriptedTransport(() => ({ output: { message: { role: "assistant", content: [] } } }));
    const client = new BedrockClient({ region: "us-east-1", targets: [imported], transport });
    await client.warm(arn);
    expect(transport.calls.map(({ operation, input }) => [operation, input])).toEqual([
      [
        "converse",
        { modelId: arn, messages: [{ role: "user", content: [{ text: "Hi" }] }], inferenceConfig: { maxTokens: 1 } },
      ],
    ]);
  });

  it("gives up after its own time", async () => {
    const { client } = warming(Number.POSITIVE_INFINITY);
    const began = Date.now();
    expect((await failure(passing(client.warm(arn, { timeoutMs: 40_000 })))).code).toBe("model-not-ready");
    expect(Date.now() - began).toBeLessThanOrEqual(40_000);
    expect(Date.now() - began).toBeGreaterThanOrEqual(39_000); // a second is left for the last try
  });

  it("waits also where the client waits for no cold model", async () => {
    const { client } = warming(60_000, { coldStart: { timeoutMs: 0 } });
    const { waitedMs } = await passing(client.warm(arn));
    expect(waitedMs).toBeGreaterThanOrEqual(60_000);
    // @ts-expect-error as from JavaScript
    await passing(client.warm(arn, null));
  });

  it("fails at once for what waiting does not help", async () => {
    const { client, sent } = failingClient(() => ({ error: exception("AccessDeniedException", 403) }));
    expect((await failure(passing(client.warm(nova)))).code).toBe("access-denied");
    expect(sent()).toBe(1);
  });
});
