import { getEventListeners } from "node:events";
import { BedrockTargetError, type ConverseReply } from "@bedrock-targets/core";
import type { Client, ClientPackage } from "./lane.ts";
import { maxDelayMs } from "./model.ts";
import type { Outcome } from "./outcome.ts";
import type { CallPlan } from "./plan.ts";

/** Milliseconds in which every call ends: the longest limits and pauses that are drawn take a tenth of it. */
const longest = 8_000;

/** Makes a call as it was planned, and takes note of what comes of it. Never rejects. */
export async function carryOut(client: Client, parts: ClientPackage, plan: CallPlan): Promise<Outcome> {
  const controller = new AbortController();
  const outcome = begun();
  const timer = plan.abortAfterMs === undefined ? undefined : setTimeout(abort, plan.abortAfterMs);
  function abort(): void {
    outcome.abortedAt ??= performance.now();
    controller.abort();
  }
  const calling = callAndRead(client, parts, plan, outcome, controller.signal);
  outcome.hung = await isLate(calling);
  outcome.endedAt = performance.now();
  clearTimeout(timer);
  if (outcome.hung) abort();
  else outcome.listeners = getEventListeners(controller.signal, "abort").length;
  return outcome;
}

const begun = (): Outcome => ({
  isLeft: false,
  eventText: undefined,
  pieces: undefined,
  starts: 0,
  restarts: 0,
  second: undefined,
  beganAt: performance.now(),
  endedAt: 0,
  abortedAt: undefined,
  hung: false,
  listeners: 0,
  events: [],
});

async function isLate(calling: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, longest, true);
  });
  const isLate = await Promise.race([calling.then(() => false), late]);
  clearTimeout(timer);
  return isLate;
}

async function callAndRead(
  client: Client,
  parts: ClientPackage,
  plan: CallPlan,
  outcome: Outcome,
  signal: AbortSignal,
): Promise<void> {
  try {
    await operations[plan.operation](client, targetOf(parts, plan), plan, optionsOf(plan, outcome, signal), outcome);
  } catch (thrown) {
    if (BedrockTargetError.is(thrown)) outcome.error = thrown;
    else outcome.foreign = thrown;
  }
}

// A chain of strings is taken wherever a string is; the compiler would want to know which of both it is.
const targetOf = ({ chain }: ClientPackage, { links }: CallPlan): string =>
  links.length === 1 ? links[0].modelId : (chain(links.map(({ modelId }) => modelId)) as unknown as string);

function optionsOf(plan: CallPlan, { events }: Outcome, signal: AbortSignal) {
  const { attempts, timeoutMs, firstByteTimeoutMs, idleTimeoutMs } = plan;
  return {
    signal,
    ...(plan.resumes && { resume: "restart" as const }),
    timeoutMs,
    firstByteTimeoutMs,
    idleTimeoutMs,
    retry: attempts === 1 ? (false as const) : { attempts, maxDelayMs, budget: 1_000_000 },
    onEvent: (event: Outcome["events"][number]): void => void events.push(event),
  };
}

type Options = ReturnType<typeof optionsOf>;
type Operate = (client: Client, target: string, plan: CallPlan, options: Options, outcome: Outcome) => Promise<void>;

const operations: { readonly [Operation in CallPlan["operation"]]: Operate } = {
  async converse(client, target, { prompt }, options, outcome) {
    outcome.reply = replyOf(await client.converse(target, { messages: prompt }, options));
  },
  async converseStream(client, target, plan, options, outcome) {
    const stream = await client.converseStream(target, { messages: plan.prompt }, options);
    await readings[plan.reading](stream, plan, outcome);
    if (outcome.isLeft) return;
    const reply = await stream.reply();
    outcome.reply = replyOf(reply);
    outcome.second = differenceIn(outcome.reply, replyOf(await stream.reply()));
  },
  async invokeModel(client, target, { body = {} }, options, outcome) {
    const reply = await client.invokeModel(target, { body: JSON.stringify(body) }, options);
    outcome.reply = { modelId: reply.target.modelId, attempts: reply.attempts, json: jsonIn(reply.text()) };
  },
  async invokeModelStream(client, target, plan, options, outcome) {
    const stream = await client.invokeModelStream(target, { body: JSON.stringify(plan.body) }, options);
    const chunks: unknown[] = [];
    for await (const chunk of stream) {
      chunks.push(chunk);
      if (plan.reading === "leave" && chunks.length > plan.leaveAfter) {
        outcome.isLeft = true;
        break;
      }
    }
    outcome.reply = { modelId: stream.target.modelId, attempts: stream.attempts, json: chunks };
  },
  async countTokens(client, target, { prompt }, { resume: _, ...options }, outcome) {
    const reply = await client.countTokens(target, { messages: prompt }, options);
    outcome.reply = { modelId: target, attempts: reply.attempts, inputTokens: reply.inputTokens };
  },
};

/** A body that is no JSON is the text that it is. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const replyOf = ({ target, attempts, text, usage }: ConverseReply): NonNullable<Outcome["reply"]> => ({
  modelId: target.modelId,
  attempts,
  text,
  usage,
});

const differenceIn = (one: unknown, other: unknown): string | undefined =>
  JSON.stringify(one) === JSON.stringify(other) ? undefined : JSON.stringify(other);

type Stream = Awaited<ReturnType<Client["converseStream"]>>;
type Read = (stream: Stream, plan: CallPlan, outcome: Outcome) => Promise<void>;

const readings: { readonly [Reading in CallPlan["reading"]]: Read } = {
  events: (stream, _, outcome) => readEvents(stream, Number.POSITIVE_INFINITY, outcome),
  text: (stream, _, outcome) => readText(stream, outcome),
  async both(stream, _, outcome) {
    const reading = [readEvents(stream, Number.POSITIVE_INFINITY, outcome), readText(stream, outcome)];
    const [events, text] = await Promise.allSettled(reading);
    // Both readers are told the same.
    if (events?.status !== text?.status) outcome.second = `events ${events?.status}, text ${text?.status}`;
    await reading[0];
  },
  async reply() {},
  leave: (stream, { leaveAfter }, outcome) => readEvents(stream, leaveAfter, outcome),
};

async function readEvents(stream: Stream, most: number, outcome: Outcome): Promise<void> {
  outcome.eventText = "";
  let count = 0;
  for await (const event of stream) {
    if ("restarted" in event) {
      outcome.eventText = "";
      outcome.starts = 0;
      outcome.restarts += 1;
    }
    if (event.messageStart) outcome.starts += 1;
    outcome.eventText += event.contentBlockDelta?.delta?.text ?? "";
    count += 1;
    if (count <= most) continue;
    outcome.isLeft = true;
    break;
  }
}

async function readText(stream: Stream, outcome: Outcome): Promise<void> {
  outcome.pieces = "";
  for await (const piece of stream.text) outcome.pieces += piece;
}
