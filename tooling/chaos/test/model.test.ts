import { expect, test } from "vitest";
import { faultsFoundIn } from "../src/check.ts";
import type { Ended } from "../src/ended.ts";
import type { Outcome } from "../src/outcome.ts";
import type { CallPlan } from "../src/plan.ts";

const modelId = "amazon.nova-lite-v1:0";
const prompt = "chaos 1 number 1-0 end";
const right = `“${prompt}” is what Nova Lite was asked. That is 5 words. The embedded Bedrock gives the same answer to the same request.`;

const plan: CallPlan = {
  name: "1-0",
  prompt,
  operation: "converse",
  body: undefined,
  links: [{ modelId, script: [{ fault: { kind: "throttle" } }], slowness: undefined }],
  attempts: 2,
  reading: "events",
  resumes: false,
  leaveAfter: 0,
  timeoutMs: undefined,
  firstByteTimeoutMs: undefined,
  idleTimeoutMs: undefined,
  abortAfterMs: undefined,
};

const request = (...faults: string[]): Ended["requests"][number] => ({
  method: "POST",
  path: "/",
  query: undefined,
  operation: "Converse",
  modelId,
  identifier: undefined,
  headers: {},
  body: {},
  status: 200,
  requestId: "",
  streamed: false,
  faults,
  aborted: false,
});

const attempt = (code?: "throttled" | "unknown") => ({
  target: modelId,
  delayMs: 0,
  durationMs: 1,
  ...(code && { code }),
});
const told = Array.from({ length: 3 }, () => ({ type: "attempt" }) as Outcome["events"][number]); // no more of it is read

const ended = (reply: Partial<NonNullable<Outcome["reply"]>>, requests: Ended["requests"]): Ended => ({
  plan,
  requests,
  way: "direct",
  isEndangered: false,
  isDestroyed: false,
  outcome: {
    reply: { modelId, attempts: [attempt("throttled"), attempt()], text: right, ...reply },
    isLeft: false,
    eventText: undefined,
    pieces: undefined,
    starts: 0,
    restarts: 0,
    second: undefined,
    beganAt: 0,
    endedAt: 10,
    abortedAt: undefined,
    hung: false,
    listeners: 0,
    events: told,
  },
});

const requests = [request("throttle"), request()];

test("finds nothing where all is as it may be", async () => {
  expect(await faultsFoundIn(ended({}, requests))).toEqual([]);
});

test.each([
  ["another call's text", ended({ text: right.replace("1-0", "2-0") }, requests), /text is not the right one/],
  ["a text that was said twice", ended({ text: right + right }, requests), /text is not the right one/],
  [
    "more attempts than asked for",
    ended({ attempts: [attempt("throttled"), attempt("throttled"), attempt()] }, requests),
    /3 attempts/,
  ],
  ["requests that are not listed", ended({ attempts: [attempt()] }, requests), /2 requests/],
  ["an attempt of another code", ended({ attempts: [attempt("unknown"), attempt()] }, requests), /ended with unknown/],
  ["listeners", { ...ended({}, requests), outcome: { ...ended({}, requests).outcome, listeners: 1 } }, /1 listeners/],
  [
    "what does not end",
    { ...ended({}, requests), outcome: { ...ended({}, requests).outcome, hung: true } },
    /did not end/,
  ],
])("finds %s", async (_what, call, sentence) => {
  expect((await faultsFoundIn(call)).join("\n")).toMatch(sentence);
});
