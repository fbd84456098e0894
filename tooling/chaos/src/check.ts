import type { Attempt, ErrorCode } from "@bedrock-targets/core";
import type { Call as Request } from "@bedrock-targets/emulator";
import { expectedOf, framesOf } from "./expected.ts";
import type { PlannedFault } from "./faults.ts";
import type { Way } from "./lane.ts";
import { type Allowed, allowedBy, type Stage, unharmed } from "./model.ts";
import type { Outcome } from "./outcome.ts";
import { type CallPlan, isHasty, type LinkPlan } from "./plan.ts";
import { isImported } from "./pool.ts";

/** What is known of a call that has ended. */
export interface Ended {
  readonly plan: CallPlan;
  readonly outcome: Outcome;
  /** What the server has got of it. */
  readonly requests: readonly Request[];
  readonly way: Way;
  /** Whether other calls may have ended its connections, or somebody its client. */
  readonly isEndangered: boolean;
  readonly isDestroyed: boolean;
}

/** Milliseconds in which an abort, or a deadline, is to have ended a call on a machine that is busy. */
const slackMs = 2_500;

/** What is wrong with a call: one sentence each; nothing where all is as the model allows. */
export async function faultsFoundIn(ended: Ended): Promise<readonly string[]> {
  const { outcome } = ended;
  if (outcome.hung) return ["it did not end"];
  if (outcome.foreign !== undefined) return [`it threw what is no error of the client's: ${String(outcome.foreign)}`];
  return [
    ...endingFaults(ended),
    ...timeFaults(ended),
    ...attemptFaults(ended),
    ...(await courseFaults(ended)),
    ...(await contentFaults(ended)),
  ];
}

const attemptsOf = ({ reply, error }: Outcome): readonly Attempt[] => reply?.attempts ?? error?.attempts ?? [];

/** A call ends once, the same for all who read it, and leaves nothing behind. */
function endingFaults({ plan, outcome, requests, isDestroyed }: Ended): readonly string[] {
  const { reply, error, isLeft, second, listeners, events, abortedAt } = outcome;
  const told = events.filter(({ type }) => type === "attempt").length;
  const listed = attemptsOf(outcome).length;
  return [
    ...when(!reply && !error && !isLeft, "it ended with neither a reply nor an error"),
    ...when(reply && error, "it ended with a reply and an error"),
    ...when(second !== undefined, `its end was told in two ways: ${second}`),
    ...when(listeners > 0, `${listeners} listeners of its signal were left`),
    ...when(!isLeft && told < listed, `${listed} attempts are listed, and ${told} were told of`),
    ...when(
      error?.code === "aborted" && abortedAt === undefined && !isDestroyed,
      "it ended as aborted, and nobody aborted it",
    ),
    ...when(requests.some((request) => isOpenStall(plan, request)), `a request that its call has left is still open (${plan.reading})`),
  ];
}

/** A request that is stalled ends only when its client leaves; but one that has fewer frames than that is not stalled. */
const isOpenStall = ({ links, operation }: CallPlan, { faults, aborted, modelId }: Request): boolean => {
  if (!faults.includes("stall") || aborted) return false;
  const script = links.find((link) => link.modelId === modelId)?.script ?? [];
  const most = operation.endsWith("Stream") ? 8 : 0;
  return script.every((one) => one?.fault.kind !== "stall" || (one.whole ?? 0) <= most);
};

function timeFaults({ plan, outcome }: Ended): readonly string[] {
  const { beganAt, endedAt, abortedAt, error } = outcome;
  const tookMs = endedAt - beganAt;
  const { timeoutMs } = plan;
  return [
    ...when(abortedAt !== undefined && endedAt - abortedAt > slackMs, "it did not end soon after its abort"),
    ...when(timeoutMs !== undefined && tookMs > timeoutMs + slackMs, `it took ${tookMs} ms, and may take ${timeoutMs}`),
    ...when(
      abortedAt !== undefined && endedAt - abortedAt > 200 && error && error.code !== "aborted",
      `it was aborted ${endedAt - (abortedAt ?? 0)} ms before its end, which was ${error?.code}`,
    ),
  ];
}

/** No attempt beyond the budget, and none that is not told of. */
function attemptFaults({ plan, outcome, requests, way }: Ended): readonly string[] {
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
async function courseFaults(ended: Ended): Promise<readonly string[]> {
  const { plan, outcome, requests } = ended;
  const attempts = attemptsOf(outcome);
  const found: string[] = [];
  if (outcome.isLeft) return found;
  for (const [place, link] of plan.links.entries()) {
    const tries = attempts.filter(({ target }) => target === link.modelId);
    const got = requests.filter(({ modelId }) => modelId === link.modelId);
    const isKnown = tries.length === got.length;
    for (const [index, attempt] of tries.entries()) {
      const request = got[index];
      const allowed = isKnown && request ? await allowedOf(ended, link, got, index) : anything;
      const isLast = attempt === attempts.at(-1);
      found.push(...endFaults(ended, attempt, allowed, request));
      const follower = attempts[attempts.indexOf(attempt) + 1];
      if (attempt.code === undefined) {
        found.push(...when(!isLast, "an attempt follows on an answer"));
        continue;
      }
      if (isEarly(ended, attempt) || widened(ended).includes(attempt.code)) continue;
      const renewed = tries.slice(0, index).filter(({ code }) => code === "credentials").length;
      const next = plan.links[place + 1]?.modelId;
      found.push(...followerFaults(allowed, attempt, follower, { next, left: plan.attempts + renewed - index - 1, plan, outcome }));
    }
  }
  const last = attempts.at(-1);
  const { error, reply } = outcome;
  return [
    ...found,
    ...when(reply && last?.code !== undefined, `it has a reply, and its last attempt failed with ${last?.code}`),
    ...when(
      error && last && error.code !== "aborted" && error.code !== "timeout" && !isTold(plan, error.code, attempts),
      `its error is ${error?.code}, its last attempt's ${last?.code}`,
    ),
  ];
}

/** Of a stream that had content, what it was cut by is told, whatever the tries after it have met. */
const isTold = ({ resumes }: CallPlan, code: ErrorCode, attempts: readonly Attempt[]): boolean =>
  resumes ? attempts.some((attempt) => attempt.code === code) : attempts.at(-1)?.code === code;

const anything: Allowed = { ends: [], then: "any" };

/** Whether the caller, or a limit, has ended the call before all could follow that had to. */
function isEarly({ plan, outcome, isDestroyed }: Ended, attempt: Attempt): boolean {
  const isLast = attempt === attemptsOf(outcome).at(-1);
  return isDestroyed || plan.timeoutMs !== undefined || (isLast && outcome.abortedAt !== undefined);
}

function endFaults(ended: Ended, { code, target }: Attempt, allowed: Allowed, request: Request | undefined): readonly string[] {
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
    ...(isDestroyed || outcome.abortedAt !== undefined ? (["answered", "unavailable", "stream-interrupted", "aborted"] as const) : []),
  ];
}

interface Followers {
  /** The next link. */
  readonly next: string | undefined;
  /** Tries of this link that are left. */
  readonly left: number;
  readonly plan: CallPlan;
  readonly outcome: Outcome;
}

function followerFaults(
  { ends, then }: Allowed,
  { code, target }: Attempt,
  follower: Attempt | undefined,
  { next, left, plan, outcome }: Followers,
): readonly string[] {
  if (then === "any" || !code || !ends.includes(code)) return [];
  const wanted = then === "same" && left > 0 ? target : then === "end" ? undefined : next;
  // What was said may be said again where the caller has asked for it, but not beside `.text`.
  if (plan.resumes && outcome.restarts + (plan.reading === "text" || plan.reading === "both" || plan.reading === "reply" ? 1 : 0) > 0) return [];
  if (plan.resumes && then === "end") return [];
  return when(
    follower?.target !== wanted,
    `on ${code} at ${target} followed ${follower?.target ?? "nothing"}, not ${wanted ?? "nothing"}`,
  );
}

/** What the request of a link meets, as the server has it, and as it was planned. */
async function allowedOf({ plan, way }: Ended, { modelId, script }: LinkPlan, got: readonly Request[], index: number): Promise<Allowed> {
  const isSlow = (kind: string): boolean => kind === "latency" || kind === "trickle";
  const [kind] = got[index]?.faults.filter((one) => !isSlow(one)) ?? [];
  if (kind === undefined) return unharmed;
  const before = got.slice(0, index).filter(({ faults }) => faults.includes(kind)).length;
  const planned = script.filter((one) => one?.fault.kind === kind)[before];
  if (!planned) return anything;
  const stage = await stageOf(plan, modelId, planned);
  return stage === undefined ? anything : allowedBy(planned, { operation: plan.operation, isHttp2: way === "aws-sdk over HTTP/2" }, stage);
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

/** A reply is the right one, whole and once; what comes of a failed one is the beginning of the right one. */
async function contentFaults({ plan, outcome, requests }: Ended): Promise<readonly string[]> {
  const { reply, error, eventText, pieces, starts, isLeft } = outcome;
  const modelId = reply?.modelId ?? attemptsOf(outcome).at(-1)?.target;
  if (modelId === undefined) return [];
  const right = await expectedOf(plan, modelId);
  const isRight = (text: string | undefined): boolean => (right.text === undefined ? quotes(text, plan) : text === right.text);
  const isBeginning = (text: string | undefined): boolean => text === undefined || (right.text?.startsWith(text) ?? true);
  // Who reads bodies of a format of its own takes whatever answers.
  const isForeign = requests.at(-1)?.faults.some((kind) => ["answer", "proxy-page"].includes(kind) || kind.startsWith("cut-"));
  const isConversation = plan.operation.startsWith("converse");
  return [
    ...when(starts > 1, `${starts} messages have begun`),
    ...when(isConversation && reply && !isRight(reply.text), `its text is not the right one: ${reply?.text}`),
    ...when(reply && eventText !== undefined && eventText !== reply.text, `its events said something else: ${eventText}`),
    ...when(reply && pieces !== undefined && pieces !== reply.text, `.text gave something else: ${pieces}`),
    ...when(!isBeginning(eventText) && !reply, `its events do not begin like the right text: ${eventText}`),
    ...when(!isBeginning(pieces) && !reply, `.text does not begin like the right one: ${pieces}`),
    ...when(!isBeginning(error?.partial?.text), `its partial text is not the right one's: ${error?.partial?.text}`),
    ...when(
      error && eventText && error.code !== "aborted" && !error.partial?.text.startsWith(eventText),
      `its partial text lacks what its events said: ${error?.partial?.text}`,
    ),
    ...when(reply?.usage && right.usage && reply.usage.outputTokens !== right.usage.outputTokens, "its usage is another's"),
    ...when(plan.operation === "countTokens" && reply && reply.inputTokens !== right.inputTokens, "its count is another's"),
    ...(isForeign ? [] : jsonFaults(plan, reply?.json, right.json, isLeft)),
  ];
}

function jsonFaults({ links }: CallPlan, json: unknown, right: unknown, isLeft: boolean): readonly string[] {
  if (json === undefined || right === undefined) return [];
  if (!Array.isArray(json) || !Array.isArray(right)) return when(!isSame(json, right), "its body is another's");
  // The format has no end: what is cut between two chunks as if it were whole looks complete.
  const mayBeShort = isLeft || links.some(({ script }) => script.some((one) => one?.fault.kind.startsWith("cut-")));
  const beginning = mayBeShort ? right.slice(0, json.length) : right;
  return when(!isSame(json, beginning), `its chunks are not the right ones: ${json.length} of ${right.length}`);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const quotes = (text: string | undefined, { prompt }: CallPlan): boolean =>
  text !== undefined &&
  new RegExp(`^“${prompt}” is what [^“”]+ was asked\\. That is \\d+ words\\. The embedded [^“”]+ the same request\\.$`).test(text);

const when = (condition: unknown, sentence: string): readonly string[] => (condition ? [sentence] : []);

