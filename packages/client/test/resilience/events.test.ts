import { channel, subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientEvent } from "@bedrock-targets/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BedrockClient, chain } from "../../src/index.ts";
import { failure } from "../support/failure.ts";
import { awsException } from "../support/scripted-control.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";

const [one, two] = ["x.one-1", "x.two-1"] as const;
const hi = { messages: "Hi" };
const answer = { output: { message: { role: "assistant", content: [{ text: "Hello" }] } } };

/** A client whose first model is busy. */
const client = (options: object = {}) =>
  new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    transport: scriptedTransport((call) => {
      if (call.input.modelId === one) throw awsException("ServiceUnavailableException", "Busy", 503);
      return call.operation === "converseStream" ? streamOf(saying("Hello"))(call) : answer;
    }),
    retry: { attempts: 2, maxDelayMs: 1 },
    ...options,
  });

const subscribed: ((message: unknown) => void)[] = [];

afterEach(() => {
  for (const listener of subscribed.splice(0)) unsubscribe("bedrock-targets", listener);
});

/** What is published from now on, by whichever client. */
function published(): ClientEvent[] {
  const events: ClientEvent[] = [];
  const listener = (message: unknown) => void events.push(message as ClientEvent); // the channel is ours
  subscribe("bedrock-targets", listener);
  subscribed.push(listener);
  return events;
}

const types = (events: readonly ClientEvent[]) => events.map(({ type }) => type);

describe("events", () => {
  it("go to the client's listener and to the call's, in the same order", async () => {
    const [ofClient, ofCall]: [ClientEvent[], ClientEvent[]] = [[], []];
    const bedrock = client({ onEvent: (event: ClientEvent) => ofClient.push(event) });
    await bedrock.converse(chain([one, two]), hi, { onEvent: (event) => ofCall.push(event) });
    expect(types(ofClient)).toEqual(["attempt", "retry", "attempt", "failover", "attempt"]);
    expect(ofCall).toEqual(ofClient);
    await bedrock.converse(two, hi);
    expect(ofCall).toHaveLength(5);
    expect(ofClient).toHaveLength(6);
  });

  it("name the link that was tried, and what was asked of it", async () => {
    const events: ClientEvent[] = [];
    const stream = await client({ onEvent: (event: ClientEvent) => events.push(event) }).converseStream(
      chain([one, two]),
      hi,
    );
    await stream.reply();
    const tried = events.filter(({ type }) => type === "attempt");
    expect(tried.map(({ target }) => target.modelId)).toEqual([one, one, two]);
    expect(new Set(tried)).toEqual(new Set(tried.map((event) => ({ ...event, operation: "converseStream" }))));
  });

  it("tell of an answer that is none as of a failure, once", async () => {
    const events: ClientEvent[] = [];
    const transport = scriptedTransport(() => ({ output: {} }));
    const bedrock = client({ onEvent: (event: ClientEvent) => events.push(event), retry: false, transport });
    await failure(bedrock.converse(one, hi));
    expect(events).toMatchObject([{ type: "attempt", attempt: { code: "unknown" } }]);
  });

  it("tell of a sticky chain when its first link is left, tried again, and come back to", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    let isBusy = true;
    const events: ClientEvent[] = [];
    const bedrock = client({
      onEvent: (event: ClientEvent) => event.type === "circuit" && events.push(event),
      retry: false,
      transport: scriptedTransport(({ input }) => {
        if (input.modelId === one && isBusy) throw awsException("ServiceUnavailableException", "Busy", 503);
        return answer;
      }),
    });
    const model = chain([one, two], { sticky: { coolingMs: 1_000 } });
    const calls = [
      { isBusy: true, pauseMs: 0 },
      { isBusy: true, pauseMs: 500 },
      { isBusy: true, pauseMs: 501 },
      { isBusy: false, pauseMs: 1_001 },
      { isBusy: false, pauseMs: 0 },
    ];
    for (const call of calls) {
      isBusy = call.isBusy;
      vi.advanceTimersByTime(call.pauseMs);
      await bedrock.converse(model, hi);
    }
    vi.useRealTimers();
    expect(events).toMatchObject([
      { state: "open", target: { modelId: one }, current: { modelId: two } },
      { state: "half-open", target: { modelId: one }, current: { modelId: two } },
      { state: "open", target: { modelId: one }, current: { modelId: two } },
      { state: "half-open", target: { modelId: one }, current: { modelId: two } },
      { state: "closed", target: { modelId: one }, current: { modelId: one } },
    ]);
  });

  it("harm nobody where a listener throws, at once or later", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const second = vi.fn();
    const bedrock = client({
      onEvent: () => {
        throw new Error("at once");
      },
    });
    const later = async (): Promise<void> => {
      second();
      throw new Error("later");
    };
    expect((await bedrock.converse(chain([one, two]), hi, { onEvent: later })).text).toBe("Hello");
    const stream = await client({ onEvent: () => Promise.reject(new Error("later")) }).converseStream(two, hi);
    expect((await stream.reply()).text).toBe("Hello");
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off("unhandledRejection", unhandled);
    expect(second).toHaveBeenCalledTimes(5);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("are published on a diagnostics channel, where nobody else listens too", async () => {
    const events = published();
    const heard: ClientEvent[] = [];
    await client().converse(chain([one, two]), hi);
    await client({ onEvent: (event: ClientEvent) => heard.push(event) }).converse(two, hi);
    expect(types(events)).toEqual(["attempt", "retry", "attempt", "failover", "attempt", "attempt"]);
    expect(events[0]).toMatchObject({ target: { modelId: one }, attempt: { code: "unavailable", status: 503 } });
    expect(events.at(-1)).toBe(heard[0]);
  });

  it("are published to those alone who subscribe", async () => {
    const publish = vi.spyOn(Object.getPrototypeOf(channel("bedrock-targets")), "publish");
    await client().converse(two, hi);
    expect(publish).not.toHaveBeenCalled();
    publish.mockRestore();
    const events = published();
    await client().converse(two, hi);
    expect(types(events)).toEqual(["attempt"]);
  });

  it("are not wanted where a platform has no such channel", async () => {
    vi.resetModules();
    const without = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
    const { BedrockClient: Anew } = await import("../../src/index.ts");
    const bedrock = new Anew({ targets: [everyKind], transport: scriptedTransport(() => answer) });
    expect((await bedrock.converse(two, hi)).text).toBe("Hello");
    expect(without).toHaveBeenCalledWith("node:diagnostics_channel");
    without.mockRestore();
  });
});
