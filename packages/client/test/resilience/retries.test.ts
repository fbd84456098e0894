import { afterEach, describe, expect, it, vi } from "vitest";
import { isWorthAnother, isWorthRepeating } from "../../src/resilience/decide.ts";
import { pauseBefore } from "../../src/resilience/pause.ts";
import { failure } from "../support/failure.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { busy, exception, type Failing, failingClient, hi, nova, ofSocket } from "./support/failing.ts";
import { inVirtualTime, passing, turns } from "./support/virtual-time.ts";

inVirtualTime();
afterEach(() => void vi.unstubAllEnvs());

/** How a call ends that fails in one way all the time. */
async function outcome(failing: Failing) {
  const { client, sent } = failingClient(() => failing);
  const error = await failure(passing(client.converse(nova, hi)));
  return { error, code: error.code, sent: sent() };
}

describe("the decision on an error", () => {
  const overloaded = { name: "overloaded_error", $metadata: { httpStatusCode: 529 } };

  it.each<[string, string, Failing]>([
    ["HTTP 529", "unavailable", { error: Object.assign(new Error("Overloaded"), overloaded) }],
    ["a bare 529", "unavailable", { error: exception("UnknownError", 529) }],
    ["ModelTimeoutException", "timeout", { error: exception("ModelTimeoutException", 408) }],
    ["a model's own 5xx", "model-error", { error: exception("ModelErrorException", 424, { originalStatusCode: 503 }) }],
    ["a model's own 429", "model-error", { error: exception("ModelErrorException", 424, { originalStatusCode: 429 }) }],
    ["a model that is being loaded", "model-not-ready", { error: exception("ModelNotReadyException", 429) }],
    ["throttling", "throttled", busy()],
    ["503", "unavailable", { error: exception("ServiceUnavailableException", 503) }],
    ["500", "unavailable", { error: exception("InternalServerException", 500) }],
    ["a reset connection", "unavailable", ofSocket("ECONNRESET")],
    ["a pipe that is broken", "unavailable", ofSocket("EPIPE")],
    ["nobody who listens", "unavailable", ofSocket("ECONNREFUSED")],
    ["a name server that is busy", "unavailable", ofSocket("EAI_AGAIN")],
    ["a connection that was not made in time", "timeout", ofSocket("ETIMEDOUT")],
    ["GOAWAY", "unavailable", ofSocket("ERR_HTTP2_GOAWAY_SESSION")],
    ["a stream that was refused", "unavailable", ofSocket("ERR_HTTP2_STREAM_ERROR")],
  ])("is to try again after %s", async (_what, code, failing) => {
    expect(await outcome(failing)).toMatchObject({ code, sent: 3 });
  });

  it.each<[string, string, Failing]>([
    ["a model's own 4xx", "model-error", { error: exception("ModelErrorException", 424, { originalStatusCode: 400 }) }],
    ["a model's error without status", "model-error", { error: exception("ModelErrorException", 424) }],
    ["a request that is wrong", "invalid-request", { error: exception("ValidationException", 400) }],
    ["denied access", "access-denied", { error: exception("AccessDeniedException", 403) }],
    ["a quota", "quota-exceeded", { error: exception("ServiceQuotaExceededException", 400) }],
    ["what does not exist", "not-found", { error: exception("ResourceNotFoundException", 404) }],
    ["credentials", "credentials", { error: exception("IncompleteSignature", 400) }],
    ["what nobody knows", "unknown", { error: new Error("Odd") }],
    ["a wrong certificate", "unavailable", ofSocket("CERT_HAS_EXPIRED")],
  ])("is to give up after %s", async (_what, code, failing) => {
    expect(await outcome(failing)).toMatchObject({ code, sent: 1 });
  });

  it("knows a day's quota from a moment's", async () => {
    const saying = (message: string) => ({ error: Object.assign(exception("ThrottlingException", 429), { message }) });
    expect(await outcome(saying("Too many tokens per day, please wait before trying again."))).toMatchObject({
      code: "quota-exceeded",
      sent: 1,
    });
    expect(await outcome(saying("Too many tokens, please wait before trying again."))).toMatchObject({
      code: "throttled",
      sent: 3,
    });
  });

  it("is another target's where this one cannot be helped, and nobody's where the request is wrong", async () => {
    const quota = (await outcome({ error: exception("ServiceQuotaExceededException", 400) })).error;
    const wrong = (await outcome({ error: exception("ValidationException", 400) })).error;
    expect([isWorthRepeating(quota), isWorthAnother(quota)]).toEqual([false, true]);
    expect([isWorthRepeating(wrong), isWorthAnother(wrong)]).toEqual([false, false]);
  });
});

describe("a try that is made again", () => {
  it("may answer; the reply has all of them, with their pauses", async () => {
    const { client, events } = failingClient((tries) => (tries < 3 ? busy() : undefined));
    const reply = await passing(client.converse(nova, hi));
    expect(reply.text).toBe("Hello");
    expect(reply.attempts.map(({ code }) => code)).toEqual(["throttled", "throttled", undefined]);
    expect(reply.attempts[0]?.delayMs).toBe(0);
    const retries = events.filter((event) => event.type === "retry");
    expect(retries.map(({ delayMs }) => delayMs)).toEqual(reply.attempts.slice(1).map(({ delayMs }) => delayMs));
    expect(retries[0]).toMatchObject({ error: { code: "throttled" }, target: { modelId: nova } });
  });

  it("waits for as long as it says", async () => {
    const { client } = failingClient((tries) => (tries < 2 ? busy({ "retry-after": "7" }) : undefined));
    const began = Date.now();
    const reply = await passing(client.converse(nova, hi));
    expect(reply.attempts[1]?.delayMs).toBe(7_000);
    expect(Date.now() - began).toBe(7_000);
  });

  it("is not made when the caller aborts the pause, which ends at once", async () => {
    const { client, sent } = failingClient(() => busy({ "retry-after": "60" }));
    const controller = new AbortController();
    const call = failure(client.converse(nova, hi, { signal: controller.signal }));
    while (vi.getTimerCount() === 0) await turns(1);
    controller.abort();
    const error = await call;
    expect([error.code, sent(), vi.getTimerCount()]).toEqual(["aborted", 1, 0]);
    expect(error.attempts.map(({ code }) => code)).toEqual(["throttled"]);
  });

  it("covers an exception in place of a stream's first event", async () => {
    const { client, sent } = failingClient((tries) => (tries < 3 ? busy() : undefined));
    const stream = await passing(client.converseStream(nova, hi));
    const events = [];
    for await (const event of stream) events.push(event);
    expect([events, sent()]).toEqual([saying("Hel", "lo"), 3]);
  });
});

describe("a pause", () => {
  const throttled = { code: "throttled" } as Parameters<typeof pauseBefore>[1]; // nothing else is asked of it
  const down = { code: "unavailable" } as Parameters<typeof pauseBefore>[1]; // nothing else is asked of it

  it("is drawn from zero to a bound that doubles, and is never over the maximum", () => {
    for (const [error, base] of [
      [throttled, 1_000],
      [down, 50],
    ] as const) {
      for (const tries of [1, 2, 3, 4, 12]) {
        const bound = Math.min(20_000, base * 2 ** (tries - 1));
        const drawn = Array.from({ length: 400 }, () => pauseBefore(tries, error, undefined, 20_000));
        expect(Math.max(...drawn)).toBeLessThanOrEqual(bound);
        expect(Math.max(...drawn)).toBeGreaterThan(bound * 0.8);
        expect(Math.min(...drawn)).toBeLessThan(bound * 0.2);
      }
    }
  });

  const asked = (headers: Readonly<Record<string, string>>, maxDelayMs = 1) =>
    pauseBefore(1, throttled, { status: 429, headers }, maxDelayMs);

  it("is the one that the answer asks for, over the maximum too", () => {
    expect(asked({ "retry-after": "30" })).toBe(30_000);
    expect(asked({ "retry-after": new Date(Date.now() + 9_000).toUTCString() })).toBeLessThanOrEqual(9_000);
    expect(asked({ "retry-after": new Date(Date.now() + 9_000).toUTCString() })).toBeGreaterThan(7_000);
    expect(asked({ "retry-after": "1.5" })).toBe(1_500);
    expect(asked({ "x-amz-retry-after": "1500" })).toBe(1_500);
  });

  it.each(["", "soon", "-1", "1e9", "after 40", "in 2030"])("is our own where the answer asks for %j", (after) => {
    expect(asked({ "retry-after": after })).toBeLessThanOrEqual(1);
    expect(asked({ "x-amz-retry-after": after })).toBeLessThanOrEqual(1);
    expect(asked({ "retry-after": new Date(Date.now() - 9_000).toUTCString() })).toBeLessThanOrEqual(1);
  });

  it.each(["99999999999", "1".repeat(400)])("of %s seconds is not begun", async (after) => {
    const { client, sent } = failingClient(() => busy({ "retry-after": after }));
    const error = await failure(passing(client.converse(nova, hi)));
    expect([error.code, sent()]).toEqual(["throttled", 1]);
  });

  it("that is longer than the call's time is not begun", async () => {
    const { client, sent } = failingClient(() => busy({ "retry-after": "30" }));
    const began = Date.now();
    const error = await failure(passing(client.converse(nova, hi, { timeoutMs: 20_000 })));
    expect([error.code, sent(), Date.now() - began]).toEqual(["throttled", 1, 0]);
  });

  it("that is longer than any timer is not begun", async () => {
    const { client, sent } = failingClient(() => busy({ "retry-after": "Fri, 01 Jan 2999 00:00:00 GMT" }));
    expect((await failure(passing(client.converse(nova, hi)))).code).toBe("throttled");
    expect(sent()).toBe(1);
  });
});

describe("a target's budget", () => {
  it("is one of its own, and empty after so many retries", async () => {
    const { client, sent } = failingClient(() => busy(), { retry: { budget: 3, attempts: 3 } });
    await failure(passing(client.converse(nova, hi))); // 2 retries
    await failure(passing(client.converse(nova, hi))); // 1
    expect(sent()).toBe(5);
    await failure(passing(client.converse(nova, hi)));
    expect(sent()).toBe(6);
    await failure(passing(client.converse("amazon.nova-pro-v1:0", hi)));
    expect(sent()).toBe(9);
  });

  it("gets a tenth of a retry back for each success", async () => {
    let isDown = true;
    const { client, sent } = failingClient(() => (isDown ? busy() : undefined), { retry: { budget: 2 } });
    await failure(passing(client.converse(nova, hi)));
    isDown = false;
    for (let call = 0; call < 9; call += 1) await client.converse(nova, hi);
    isDown = true;
    const before = sent();
    await failure(passing(client.converse(nova, hi)));
    expect(sent() - before).toBe(1); // 0.9 is none
    isDown = false;
    await client.converse(nova, hi);
    await client.converse(nova, hi);
    isDown = true;
    const later = sent();
    await failure(passing(client.converse(nova, hi)));
    expect(sent() - later).toBe(2);
  });

  it("lets an outage cost no more than a tenth beyond the calls once it is empty", async () => {
    const { client, sent } = failingClient(() => busy(), { retry: { budget: 10 } });
    while (sent() < 15) await failure(passing(client.converse(nova, hi)));
    const before = sent();
    for (let call = 0; call < 100; call += 1) await failure(passing(client.converse(nova, hi)));
    expect(sent() - before).toBeLessThanOrEqual(110);
  });

  it("gets nothing back for a stream that opens and breaks each time", async () => {
    const transport = scriptedTransport(streamOf([{ messageStart: { role: "assistant" } }]));
    const { client } = failingClient(() => undefined, { transport, retry: { budget: 2 } });
    const read = () => failure(passing(client.converseStream(nova, hi).then((stream) => stream.reply())));
    await read();
    const before = transport.calls.length;
    for (let call = 0; call < 40; call += 1) await read();
    expect([before, transport.calls.length - before]).toEqual([3, 40]);
  });

  it("is not spent on a pause for which there is no time", async () => {
    const headers = { "retry-after": "30" };
    const { client, sent } = failingClient((tries) => (tries === 1 ? busy(headers) : busy()), { retry: { budget: 1 } });
    await failure(passing(client.converse(nova, hi, { timeoutMs: 1_000 })));
    await failure(passing(client.converse(nova, hi)));
    expect(sent()).toBe(3);
  });
});

describe("`retry`", () => {
  const tries = async (
    retry: Parameters<typeof failingClient>[1],
    call: Parameters<ReturnType<typeof failingClient>["client"]["converse"]>[2] = {},
  ) => {
    const { client, sent } = failingClient(() => busy(), retry);
    await failure(passing(client.converse(nova, hi, call)));
    return sent();
  };

  it("is three tries by default, and as many as the client or the call says", async () => {
    expect(await tries({})).toBe(3);
    expect(await tries({ retry: { attempts: 5 } })).toBe(5);
    expect(await tries({ retry: { attempts: 5 } }, { retry: { attempts: 2 } })).toBe(2);
    expect(await tries({ retry: { attempts: 5 } }, { retry: { attempts: undefined, maxDelayMs: 1 } })).toBe(5);
  });

  it("may be forbidden, and allowed again by a call", async () => {
    expect(await tries({ retry: false })).toBe(1);
    expect(await tries({}, { retry: false })).toBe(1);
    expect(await tries({ retry: false }, { retry: {} })).toBe(3);
  });

  it("is set by AWS_MAX_ATTEMPTS, unless it is said in code", async () => {
    vi.stubEnv("AWS_MAX_ATTEMPTS", "4");
    expect(await tries({})).toBe(4);
    expect(await tries({ retry: { attempts: 2 } })).toBe(2);
    vi.stubEnv("AWS_MAX_ATTEMPTS", "none");
    expect(await tries({})).toBe(3);
  });
});
