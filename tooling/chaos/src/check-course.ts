import type { Attempt, ErrorCode } from "@bedrock-targets/core";
import type { Call as Request } from "@bedrock-targets/emulator";
import { attemptsOf, type Ended, when } from "./ended.ts";
import { framesOf } from "./expected.ts";
import type { PlannedFault } from "./faults.ts";
import { type Allowed, allowedBy, type Stage, unharmed } from "./model.ts";
import { type CallPlan, isHasty, type LinkPlan } from "./plan.ts";
import { isImported } from "./pool.ts";

/** No attempt beyond the budget, and none that is not told of. */
export function attemptFaults({ plan, outcome, requests, way }: Ended): readonly string[] {
  const attempts = attemptsOf(outcome);
  return plan.links.flatMap(({ modelId }) => {
    const tries = attempts.filter(({ target }) => target === modelId);
    const got = requests.filter((request) => request.modelId === modelId);
    const renewed = tries.filter(({ code }) => code === "credentials").length > 0 ? 1 : 0;
    // A transport sends again by itself what a kept connection has not taken.
    const sentAgain = way === "direct" ? got.filter(endedItsConnection).length : 0;
    const unlisted = outcome.isLeft || outcome.error?.code === "aborted" || outcome.error?.code === "timeout" ? 1 : 0;
    return [
      ...when(tries.length > plan.attempts + renewed, `${tries.length} attempts at ${modelId}, of ${plan.attempts}`),
      ...when(
        !outcome.isLeft && got.length > tries.length + sentAgain + unlisted,
        `${got.length} requests to ${modelId}, and ${tries.length} attempts`,
      ),
    ];
  });
}

const endedItsConnection = ({ faults }: Request): boolean =>
  faults.some((kind) => ["close", "reset", "rst-stream", "goaway"].includes(kind) || kind.startsWith("cut-"));

/** Each attempt ends as its request allows, and is followed by what has to follow. */
export async function courseFaults(ended: Ended): Promise<readonly string[]> {
  const { plan, outcome } = ended;
  if (outcome.isLeft) return [];
  const found = await Promise.all(plan.links.map((_, place) => linkFaults(ended, place)));
  return [...found.flat(), ...lastFaults(ended)];
}

async function linkFaults(ended: Ended, place: number): Promise<readonly string[]> {
  const { plan, outcome, requests } = ended;
  const link = plan.links[place];
  if (!link) return [];
  const attempts = attemptsOf(outcome);
  const tries = attempts.filter(({ target }) => target === link.modelId);
  const got = requests.filter(({ modelId }) => modelId === link.modelId);
  const inOrder = tries.length === got.length ? knownOrder(plan, tries) : 0;
  const found = tries.map(async (attempt, index) => {
    const allowed = index < inOrder ? await allowedOf(ended, link, got, index) : anything;
    const renewed = tries.slice(0, index).filter(({ code }) => code === "credentials").length;
    const left = plan.attempts + renewed - index - 1;
    const following = { follower: attempts[attempts.indexOf(attempt) + 1], next: plan.links[place + 1]?.modelId, left };
    return [...endFaults(ended, attempt, allowed, got[index]), ...followerFaults(ended, attempt, allowed, following)];
  });
  return (await Promise.all(found)).flat();
}

/** Of how many tries it is sure which request each was: one that was given up may arrive behind those that followed on it. */
function knownOrder(plan: CallPlan, tries: readonly Attempt[]): number {
  const givenUp = tries.findIndex(({ code }) => code === "timeout");
  return isHasty(plan) && givenUp >= 0 ? givenUp : tries.length;
}

/** The last attempt is what the caller is told of. */
function lastFaults({ plan, outcome }: Ended): readonly string[] {
  const attempts = attemptsOf(outcome);
  const last = attempts.at(-1);
  const { error, reply } = outcome;
  const isOfAttempt = error && last && error.code !== "aborted" && error.code !== "timeout";
  return [
    ...when(reply && last?.code !== undefined, `it has a reply, and its last attempt failed with ${last?.code}`),
    ...when(
      isOfAttempt && !isTold(plan, error.code, attempts),
      `its error is ${error?.code}, its last attempt's ${last?.code}`,
    ),
  ];
}

/** Of a stream that had content, what it was cut by is told, whatever the tries after it have met. */
const isTold = ({ resumes }: CallPlan, code: ErrorCode, attempts: readonly Attempt[]): boolean =>
  resumes ? attempts.some((attempt) => attempt.code === code) : attempts.at(-1)?.code === code;

const anything: Allowed = { ends: [], next: "any" };

/** Whether the caller, or a limit, has ended the call before all could follow that had to. */
function isEarly({ plan, outcome, isDestroyed }: Ended, attempt: Attempt): boolean {
  const isLast = attempt === attemptsOf(outcome).at(-1);
  return isDestroyed || plan.timeoutMs !== undefined || (isLast && outcome.abortedAt !== undefined);
}

function endFaults(
  ended: Ended,
  { code, target }: Attempt,
  allowed: Allowed,
  request: Request | undefined,
): readonly string[] {
  if (allowed.ends.length === 0) return [];
  const endsWith = code ?? "answered";
  const isAllowed = [...allowed.ends, ...widened(ended)].includes(endsWith);
  return when(
    !isAllowed,
    `an attempt at ${target} ended with ${endsWith}, after ${request?.faults.join(" ") || "no fault"} (allowed: ${allowed.ends.join(", ")})`,
  );
}

/** What may come of a request for other reasons than its own faults. */
function widened({ plan, isEndangered, isDestroyed, outcome }: Ended): Allowed["ends"] {
  return [
    // Calls that share a connection get one error for all, in which AWS's client takes offence: hence `unknown`.
    ...(isHasty(plan) ? (["timeout"] as const) : []),
    ...(isEndangered ? (["unavailable", "stream-interrupted", "unknown"] as const) : []),
    ...(isDestroyed || outcome.abortedAt !== undefined
      ? (["answered", "unavailable", "stream-interrupted", "aborted"] as const)
      : []),
  ];
}

/** What followed on an attempt, and what could have. */
interface Following {
  readonly follower: Attempt | undefined;
  /** The next link. */
  readonly next: string | undefined;
  /** Tries of this link that are left. */
  readonly left: number;
}

function followerFaults(
  ended: Ended,
  attempt: Attempt,
  { ends, next: follows }: Allowed,
  { follower, next, left }: Following,
): readonly string[] {
  const { code, target } = attempt;
  if (code === undefined) return when(follower, "an attempt follows on an answer");
  if (isEarly(ended, attempt) || widened(ended).includes(code)) return [];
  if (follows === "any" || !ends.includes(code) || mayRestart(ended, follows)) return [];
  const wanted = follows === "same" && left > 0 ? target : follows === "end" ? undefined : next;
  return when(
    follower?.target !== wanted,
    `on ${code} at ${target} followed ${follower?.target ?? "nothing"}, not ${wanted ?? "nothing"}`,
  );
}

/** What was said may be said again where the caller has asked for it, but not beside `.text`. */
const mayRestart = ({ plan, outcome }: Ended, follows: Allowed["next"]): boolean =>
  plan.resumes && (follows === "end" || outcome.restarts > 0 || plan.reading === "reply");

/** What the request of a link meets, as the server has it, and as it was planned. */
async function allowedOf(
  { plan, way }: Ended,
  { modelId, script }: LinkPlan,
  got: readonly Request[],
  index: number,
): Promise<Allowed> {
  const isSlow = (kind: string): boolean => kind === "latency" || kind === "trickle";
  const [kind] = got[index]?.faults.filter((one) => !isSlow(one)) ?? [];
  if (kind === undefined) return unharmed;
  const before = got.slice(0, index).filter(({ faults }) => faults.includes(kind)).length;
  const planned = script.filter((one) => one?.fault.kind === kind)[before];
  if (!planned) return anything;
  const stage = await stageOf(plan, modelId, planned);
  return stage === undefined
    ? anything
    : allowedBy(planned, { operation: plan.operation, isHttp2: way === "aws-sdk over HTTP/2" }, stage);
}

/** What has come before the fault; nothing where it is not known. */
async function stageOf(plan: CallPlan, modelId: string, { whole }: PlannedFault): Promise<Stage | undefined> {
  if (!plan.operation.endsWith("Stream") || whole === undefined || whole === 0) return "before";
  if (isImported(modelId)) return undefined; // in frames of its own
  const frames = await framesOf(plan, modelId);
  if (whole >= frames.length) return "whole";
  const types = frames.slice(0, whole).map(({ type }) => type);
  if (types.includes("messageStop")) return "stopped";
  return types.every((type) => type === "messageStart") ? "before" : "during";
}
