import type { TransportOperation } from "@bedrock-targets/core";
import type { Fault } from "@bedrock-targets/emulator";
import { drawFault, drawSlowness, endsConnection, isReplacing, type PlannedFault } from "./faults.ts";
import { bodyOf, type Family, isImported, Pool } from "./pool.ts";
import { type Random, randomFrom } from "./random.ts";

/** How a stream is read. */
export type Reading = "events" | "text" | "both" | "reply" | "leave";

/** A target, and what its requests are to meet, one after the other; where there is nothing, nothing goes wrong. */
export interface LinkPlan {
  readonly modelId: string;
  readonly script: readonly (PlannedFault | undefined)[];
  readonly slowness: Fault | undefined;
}

/** One call, with all that was drawn for it. Times are in milliseconds. */
export interface CallPlan {
  readonly name: string;
  /** Unlike any other call's: the emulator's answers quote it. */
  readonly prompt: string;
  readonly operation: TransportOperation;
  /** InvokeModel's body. */
  readonly body: object | undefined;
  /** More than one: a chain. */
  readonly links: readonly [LinkPlan, ...LinkPlan[]];
  /** All tries of one link. */
  readonly attempts: number;
  readonly reading: Reading;
  readonly resumes: boolean;
  /** After how many events or pieces the loop is left. */
  readonly leaveAfter: number;
  readonly timeoutMs: number | undefined;
  readonly firstByteTimeoutMs: number | undefined;
  readonly idleTimeoutMs: number | undefined;
  readonly abortAfterMs: number | undefined;
}

/** Calls that run at once through one client. */
export interface RoundPlan {
  readonly number: number;
  readonly calls: readonly CallPlan[];
  /** Whether the client is destroyed while they run, after so many milliseconds. */
  readonly destroyAfterMs: number | undefined;
}

const operations = ["converse", "converseStream", "converseStream", "invokeModel", "invokeModelStream", "countTokens"];
const readings = ["events", "text", "both", "reply", "leave"] as const;

/** The round of a number: nothing but the seed decides what is in it. */
export function planRound(seed: number, number: number): RoundPlan {
  const random = randomFrom(`${seed} ${number}`);
  const pool = new Pool();
  const calls = Array.from({ length: random.whole(1, 4) }, (_, index) =>
    planCall(random, pool, `${number}-${index}`, seed),
  );
  const destroyAfterMs = random.chance(0.02) ? random.whole(0, 30) : undefined;
  return { number, calls: calls.filter((call) => call !== undefined), destroyAfterMs };
}

function planCall(random: Random, pool: Pool, name: string, seed: number): CallPlan | undefined {
  const operation = random.oneOf(operations as [TransportOperation, ...TransportOperation[]]); // which they are
  const isInvoke = operation.startsWith("invoke");
  const family = isInvoke ? random.oneOf(["nova", "claude"] as const) : undefined;
  const modelIds = pool.take(random, linksOf(random, operation), (target) =>
    operation === "countTokens" ? target.counts === true : family === undefined || target.family === family,
  );
  const attempts = random.oneOf([1, 2, 3, 3, 4]);
  const [first, ...others] = modelIds.map((modelId) => planLink(random, modelId, operation, attempts));
  if (!first) return undefined; // all targets are taken
  const prompt = `chaos ${seed} number ${name} end`;
  const links = [first, ...others] as const;
  return {
    name,
    prompt,
    operation,
    body: family && bodyOf(family, prompt),
    links,
    attempts,
    ...planManner(random, operation, links),
  };
}

const linksOf = (random: Random, operation: TransportOperation): number =>
  operation !== "countTokens" && random.chance(0.35) ? random.whole(2, 3) : 1;

function planLink(random: Random, modelId: string, operation: TransportOperation, attempts: number): LinkPlan {
  const isStream = operation.endsWith("Stream");
  const rate = random.oneOf([0, 0.3, 0.6, 0.9]);
  const script = Array.from({ length: attempts }, () =>
    random.chance(rate) ? drawFault(random, { isStream }) : undefined,
  );
  return { modelId, script, slowness: random.chance(0.3) ? drawSlowness(random) : undefined };
}

type Manner = Pick<
  CallPlan,
  "reading" | "resumes" | "leaveAfter" | "timeoutMs" | "firstByteTimeoutMs" | "idleTimeoutMs" | "abortAfterMs"
>;

function planManner(random: Random, operation: TransportOperation, links: readonly LinkPlan[]): Manner {
  const isStream = operation.endsWith("Stream");
  const mayStall = links.some(({ script }) => script.some((planned) => hangs(planned)));
  const maybe = (probability: number, from: number, to: number): number | undefined =>
    random.chance(probability) ? random.whole(from, to) : undefined;
  return {
    reading: random.oneOf(readings),
    resumes: operation === "converseStream" && random.chance(0.25),
    leaveAfter: random.whole(0, 8),
    timeoutMs: mayStall && !isStream ? random.whole(100, 300) : maybe(0.08, 10, 300),
    firstByteTimeoutMs: maybe(0.1, 10, 200),
    idleTimeoutMs: mayStall && isStream ? random.whole(60, 150) : maybe(0.1, 60, 150),
    abortAfterMs: maybe(0.15, 0, 60),
  };
}

/** Whether a request may wait for what never comes: a length with a wrong bit is waited for, too. */
const hangs = (planned: PlannedFault | undefined): boolean =>
  planned !== undefined && ["stall", "corrupt"].includes(planned.fault.kind);

/** The faults of a link, for the emulator: each for one request, in the order of the script. */
export function faultsOf({ modelId, script, slowness }: LinkPlan): readonly Fault[] {
  // What changes an answer is not asked about requests that are answered in the service's place, and neither is what
  // would answer there later: so each fault lets those pass that nothing answers before it.
  const planned = script.flatMap((one, index) => {
    if (!one) return [];
    const skip = script.slice(0, index).filter((before) => !before || !isReplacing(before.fault)).length;
    return [{ ...one.fault, times: 1, skip, target: modelId }];
  });
  return slowness ? [...planned, { ...slowness, target: modelId }] : planned;
}

/** Whether what goes wrong in one call may end the connection of others. */
export const endsConnections = ({ calls }: RoundPlan): boolean =>
  calls.some(({ links }) => links.some(({ script }) => script.some((one) => one && endsConnection(one.fault))));

/** Whether a try of the call may exceed a limit that nothing of the service's did, on a machine that is busy. */
export const isHasty = ({ timeoutMs, firstByteTimeoutMs, idleTimeoutMs }: CallPlan): boolean =>
  [timeoutMs, firstByteTimeoutMs, idleTimeoutMs].some((limit) => limit !== undefined);

/** One line that says what the call is. */
export const describeCall = (call: CallPlan): string =>
  JSON.stringify({ ...call, prompt: undefined, body: undefined, links: call.links.map(shortly) });

const shortly = ({ modelId, script, slowness }: LinkPlan) => ({
  modelId: isImported(modelId) ? "imported" : modelId,
  script: script.map((one) => one?.fault ?? null),
  slowness,
});

export type { Family };
