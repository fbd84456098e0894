import type { ClientEvent } from "@bedrock-targets/core";
import { describe, expect, it, vi } from "vitest";
import { BedrockClient, chain } from "../../src/index.ts";
import { modelArn, profile } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { awsException, ScriptedControl } from "../support/scripted-control.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { base, crossRegion, everyKind, prompt } from "../support/strategies.ts";

const [one, two, three] = ["x.one-1", "x.two-1", "x.three-1"] as const;
const hi = { messages: "Hi" };
const busy = () => awsException("ThrottlingException", "Slow down", 429);

/** A client whose models fail as `failing` says, and answer otherwise with their own names. */
function client(failing: Record<string, () => Error>, options: object = {}) {
  const transport = scriptedTransport((call) => {
    const { modelId = "" } = call.input;
    if (failing[modelId]) throw failing[modelId]();
    if (call.operation === "converseStream") return streamOf(saying(modelId))(call);
    return { output: { message: { role: "assistant", content: [{ text: modelId }] } } };
  });
  const events: ClientEvent[] = [];
  const bedrock = new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    transport,
    retry: false,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { bedrock, events, sent: () => transport.calls.map(({ input }) => input.modelId) };
}

describe("a chain", () => {
  it("answers with the first link that can, and says which", async () => {
    const { bedrock, sent, events } = client({ [one]: busy, [two]: busy });
    const reply = await bedrock.converse(chain([one, two, three]), hi);
    expect(reply.text).toBe(three);
    expect(reply.target.modelId).toBe(three);
    expect(reply.attempts.map(({ target, code }) => [target, code])).toEqual([
      [one, "throttled"],
      [two, "throttled"],
      [three, undefined],
    ]);
    expect(sent()).toEqual([one, two, three]);
    expect(events.filter(({ type }) => type === "failover")).toMatchObject([
      { from: { modelId: one }, target: { modelId: two } },
      { from: { modelId: two }, target: { modelId: three } },
    ]);
  });

  it("tries each link as often as retries allow", async () => {
    const { bedrock, sent } = client({ [one]: busy }, { retry: { attempts: 2, maxDelayMs: 1 } });
    await bedrock.converse(chain([one, two]), hi);
    expect(sent()).toEqual([one, one, two]);
  });

  it("ends with the last error, which has all tries", async () => {
    const { bedrock } = client({ [one]: busy, [two]: () => awsException("ServiceUnavailableException", "Down", 503) });
    const error = await failure(bedrock.converse(chain([one, two]), hi));
    expect(error).toMatchObject({ code: "unavailable", target: { modelId: two } });
    expect(error.attempts.map(({ code }) => code)).toEqual(["throttled", "unavailable"]);
  });

  it.each([
    ["a request that is wrong", () => awsException("ValidationException", "messages.0 is wrong", 400)],
    ["access that is denied", () => awsException("AccessDeniedException", "No", 403)],
  ])("does not go on for %s", async (_what, refuse) => {
    const { bedrock, sent } = client({ [one]: refuse });
    await failure(bedrock.converse(chain([one, two]), hi));
    expect(sent()).toEqual([one]);
  });

  it("goes on for what it is asked to", async () => {
    const { bedrock, sent } = client({ [one]: () => awsException("AccessDeniedException", "No", 403) });
    await bedrock.converse(chain([one, two], { on: ["access-denied"] }), hi);
    expect(sent()).toEqual([one, two]);
  });

  it("streams from the link that answers", async () => {
    const { bedrock } = client({ [one]: busy });
    const stream = await bedrock.converseStream(chain([one, two]), hi);
    expect((await stream.reply()).text).toBe(two);
    expect(stream.target.modelId).toBe(two);
  });

  it("wants a request that suits every link, before the first is tried", async () => {
    const transport = scriptedTransport(() => ({}));
    const bedrock = new BedrockClient({ region: "us-east-1", targets: [base, prompt], transport });
    const model = chain([one, "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ"]);
    // @ts-expect-error a stored prompt brings its own system text
    const request: Parameters<typeof bedrock.converse<typeof model>>[1] = { ...hi, system: "Brief" };
    const error = await failure(bedrock.converse(model, request));
    expect(error).toMatchObject({ code: "invalid-request", target: { kind: "prompt" } });
    expect(error.message).toContain("system");
    expect(transport.calls).toEqual([]);
  });

  it("is checked link by link by the compiler", async () => {
    const transport = scriptedTransport(() => ({}));
    const bedrock = new BedrockClient({ region: "us-east-1", targets: [base], transport });
    const model = chain([one, "us.anthropic.claude-1"]);
    // @ts-expect-error a client with `base` alone serves no profile
    expect((await failure(bedrock.converse(model, hi))).code).toBe("target-not-installed");
    const both = new BedrockClient({ region: "us-east-1", targets: [base, crossRegion], transport });
    expect((await failure(both.converse(model, hi))).code).toBe("unknown"); // the transport gives no message
  });

  it.each(["throtled", "invalid-request", "aborted", "region-mismatch", 5])("goes on for no %j", (code) => {
    // @ts-expect-error no other target helps, or there is no such code
    expect(() => chain([one, two], { on: [code] })).toThrow(/no other target is tried.*throttled/s);
  });

  it("goes nowhere when its time is over, or its caller has left", async () => {
    const { bedrock, sent } = client({ [one]: busy }, { transport: scriptedTransport(() => new Promise(() => {})) });
    const model = chain([one, two], { on: ["timeout"] });
    const error = await failure(bedrock.converse(model, hi, { timeoutMs: 20 }));
    expect([error.code, error.attempts.length, sent()]).toEqual(["timeout", 1, []]);
    expect(error.message).toContain("`timeoutMs`");
  });

  it("takes no options for none", () => {
    // @ts-expect-error as from JavaScript
    expect(chain([one], null).options).toEqual({});
  });

  it("is refused without links", () => {
    expect(() => chain([])).toThrow(/no links/);
  });
});

describe("a sticky chain", () => {
  it("begins where it was answered, and returns after its cooling with one probe", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const failing: Record<string, () => Error> = { [one]: busy };
    const { bedrock, sent } = client(failing);
    const model = chain([one, two], { sticky: { coolingMs: 1_000 } });
    await bedrock.converse(model, hi);
    await bedrock.converse(model, hi);
    expect(sent()).toEqual([one, two, two]);
    vi.advanceTimersByTime(1_001);
    await Promise.all([bedrock.converse(model, hi), bedrock.converse(model, hi), bedrock.converse(model, hi)]);
    expect(
      sent()
        .slice(3)
        .filter((modelId) => modelId === one),
    ).toHaveLength(1);
    delete failing[one];
    vi.advanceTimersByTime(1_001);
    await bedrock.converse(model, hi);
    await bedrock.converse(model, hi);
    expect(sent().slice(-2)).toEqual([one, one]);
    vi.useRealTimers();
  });
});

describe("the fence of a chain", () => {
  it("holds for every link, beside the client's own", async () => {
    const control = new ScriptedControl({
      getInferenceProfile: () => profile("us.x.one-1", [modelArn(one, "us-east-1"), modelArn(one, "ca-central-1")]),
    });
    const { bedrock, sent } = client({}, { control });
    const error = await failure(bedrock.converse(chain([`us.${one}`, two], { within: "us-*" }), hi));
    expect(error.code).toBe("region-mismatch");
    expect(sent()).toEqual([]);
    expect((await bedrock.converse(chain([two], { within: "us-*" }), hi)).text).toBe(two);
  });
});
