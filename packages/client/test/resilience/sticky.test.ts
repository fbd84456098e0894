import type { ClientEvent, ConverseStreamOutput } from "@bedrock-targets/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { untilAborted } from "../../src/call.ts";
import { BedrockClient, chain } from "../../src/index.ts";
import { failure } from "../support/failure.ts";
import { awsException } from "../support/scripted-control.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";

const [one, two, three] = ["x.one-1", "x.two-1", "x.three-1"] as const;
const hi = { messages: "Hi" };
const busy = () => awsException("ThrottlingException", "Slow down", 429);

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const cooled = () => vi.advanceTimersByTime(1_001);

/** A client whose targets answer as the test has it, when it says so. */
function client() {
  const failing: Record<string, () => Error> = {};
  const holding: Record<string, Promise<void>> = {};
  const streams: Record<string, readonly ConverseStreamOutput[]> = {};
  const transport = scriptedTransport(async (given) => {
    const {
      input: { modelId = "" },
      signal,
    } = given;
    if (holding[modelId]) await untilAborted(holding[modelId], signal);
    if (failing[modelId]) throw failing[modelId]();
    if (given.operation === "converseStream") return streamOf(streams[modelId] ?? saying(modelId))(given);
    return { output: { message: { role: "assistant", content: [{ text: modelId }] } } };
  });
  const states: string[] = [];
  const onEvent = (event: ClientEvent) => void (event.type === "circuit" && states.push(event.state));
  const bedrock = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport, retry: false, onEvent });
  const model = chain([one, two, three], { sticky: { coolingMs: 1_000 } });
  const sent = () => transport.calls.splice(0).map(({ input }) => input.modelId);
  const call = (options = {}) => bedrock.converse(model, hi, options);
  /** Lets the first link fail, so that calls begin at the second. */
  const open = async () => {
    failing[one] = busy;
    await call();
    expect(sent()).toEqual([one, two]);
    expect(states.splice(0)).toEqual(["open"]);
  };
  return { bedrock, model, failing, holding, streams, states, sent, call, open };
}

describe("a probe", () => {
  it("that is aborted says nothing of the first link: the next call is one", async () => {
    const { failing, holding, states, sent, call, open } = client();
    await open();
    cooled();
    holding[one] = new Promise(() => {});
    const leaving = new AbortController();
    const probing = failure(call({ signal: leaving.signal }));
    await expect.poll(() => states).toEqual(["half-open"]);
    leaving.abort();
    expect((await probing).code).toBe("aborted");
    expect(states.splice(0)).toEqual(["half-open", "open"]);
    delete holding[one];
    delete failing[one];
    sent();
    expect((await call()).text).toBe(one);
    expect(sent()).toEqual([one]);
    expect(states).toEqual(["half-open", "closed"]);
  });

  it.each([
    ["ValidationException", 400],
    ["AccessDeniedException", 403],
  ])("whose request is wrong (%s) says nothing of it either", async (name, status) => {
    const { failing, sent, call, open, states } = client();
    await open();
    cooled();
    failing[one] = () => awsException(name, "No", status);
    await failure(call());
    expect(sent()).toEqual([one]);
    delete failing[one];
    expect((await call()).text).toBe(one); // without another time to cool
    expect(states).toEqual(["half-open", "open", "half-open", "closed"]);
  });

  it("that fails opens the circuit for another time", async () => {
    const { sent, call, open } = client();
    await open();
    cooled();
    await call();
    await call();
    expect(sent()).toEqual([one, two, two]);
    cooled();
    await call();
    expect(sent()).toEqual([one, two]);
  });

  it("that hangs keeps others from it for one time to cool, and no longer", async () => {
    const { failing, holding, sent, call, open } = client();
    await open();
    cooled();
    holding[one] = new Promise(() => {});
    const leaving = new AbortController();
    const hanging = failure(call({ signal: leaving.signal }));
    await expect.poll(() => sent()).toEqual([one]);
    await call();
    expect(sent()).toEqual([two]);
    cooled();
    delete holding[one];
    delete failing[one];
    expect((await call()).text).toBe(one);
    leaving.abort();
    await hanging;
    sent();
    await call();
    expect(sent()).toEqual([one]);
  });

  it("by a stream has answered when content has come, and not before", async () => {
    const { bedrock, model, failing, streams, states, open } = client();
    await open();
    cooled();
    delete failing[one];
    streams[one] = [{ messageStart: { role: "assistant" } }];
    const text = async () => (await (await bedrock.converseStream(model, hi)).reply()).text;
    expect(await text()).toBe(two);
    expect(states.splice(0)).toEqual(["half-open", "open"]);
    cooled();
    delete streams[one];
    expect(await text()).toBe(one);
    expect(states).toEqual(["half-open", "closed"]);
  });

  it("is one at a time, and no other call ends it", async () => {
    const { failing, holding, sent, call, open } = client();
    await open();
    cooled();
    let answer: () => void = () => {};
    holding[one] = new Promise((resolve) => {
      answer = resolve;
    });
    const probe = call();
    await expect.poll(() => sent()).toEqual([one]);
    failing[two] = () => awsException("ValidationException", "No", 400);
    await failure(call());
    delete failing[two];
    await call();
    expect(sent()).toEqual([two, two]);
    delete failing[one];
    answer();
    expect((await probe).text).toBe(one);
    await call();
    expect(sent()).toEqual([one]);
  });
});

describe("a circuit", () => {
  it("stays closed when a call that began before answers elsewhere", async () => {
    const { failing, holding, sent, call, open } = client();
    await open();
    let answer: () => void = () => {};
    holding[two] = new Promise((resolve) => {
      answer = resolve;
    });
    const late = call(); // begins at the second link
    await expect.poll(() => sent()).toEqual([two]);
    cooled();
    delete failing[one];
    await call();
    answer();
    expect((await late).text).toBe(two);
    sent();
    await call();
    expect(sent()).toEqual([one]);
  });

  it("moves to the link that answers where the first one and its stand-in fail", async () => {
    const { failing, sent, call, open } = client();
    await open();
    failing[two] = busy;
    expect((await call()).text).toBe(three);
    expect(sent()).toEqual([two, one, three]);
    await call();
    expect(sent()).toEqual([three]);
  });
});
