import type { BedrockTargetError, BoundTarget } from "@bedrock-targets/core/target";
import { atNextLink, type Call, detourKey, type Past } from "../call.ts";
import type { ClientState } from "../state.ts";
import { Buckets } from "./buckets.ts";
import { type ColdPause, coldPause, coldStartMs, timeLeft } from "./cold.ts";
import { refreshedAfter } from "./credentials.ts";
import { isWorthRepeating } from "./decide.ts";
import { pauseBefore, paused } from "./pause.ts";
import { policyFor } from "./policy.ts";

/**
 * What follows on a failed try: another one, after a pause; `undefined` where nothing is left to try. Each try may be billed,
 * so that there is one only where no content has come.
 *
 * @throws BedrockTargetError where the caller's signal, or a time limit, ends the pause
 */
export async function nextTry(
  client: ClientState,
  call: Call,
  error: BedrockTargetError,
): Promise<NextTry | undefined> {
  let next: NextTry | undefined;
  try {
    next = await whatFollows(client, call, error);
    return next;
  } finally {
    if (!next) call.past.rest?.onEnd(call.target, "unknown"); // where nothing is known of the link by now
  }
}

async function whatFollows(client: ClientState, call: Call, error: BedrockTargetError): Promise<NextTry | undefined> {
  const { target } = call;
  if (!call.wasSent) return nextLink(call, error); // refused before it was sent: by a gate that is full, or a fence
  const renewed = await refreshedAfter(client, call, error);
  if (renewed) return { target, past: renewed };
  const detour = await detourAfter(client, call, error).catch(unlessChained(call));
  if (detour) return { target, past: detour };
  const pause = pauseAfter(client, call, error);
  const past = pause && (await after(pause, call, error));
  return past ? { target, past } : nextLink(call, error);
}

/** Where the next try goes, and what it takes over. */
export interface NextTry {
  readonly target: BoundTarget;
  readonly past: Past;
}

/** A chain has another link, where nothing else has helped; but for a call that is over. */
const unlessChained =
  (call: Call) =>
  (failure: unknown): undefined => {
    if (!call.past.rest?.links.length || call.isOver) throw failure;
  };

function nextLink(call: Call, error: BedrockTargetError): NextTry | undefined {
  const { past, target, attempts, operation, session } = call;
  const { rest } = past;
  if (call.isOver || !rest?.goesOn(error)) return undefined;
  rest.onEnd(target, "failed");
  const [next, ...links] = rest.links;
  if (!next) return undefined;
  attempts.tell({ type: "failover", target: next.ref, from: target.ref, operation, error });
  const via = session.detourFor(next, operation, rest.fence);
  return { target: next, past: atNextLink(past, { ...rest, links }, via) };
}

/** Through a profile, or without the one that was remembered. */
async function detourAfter(client: ClientState, call: Call, error: BedrockTargetError): Promise<Past | undefined> {
  const { session, target, via, past } = call;
  if (past.detours >= maxDetours || call.operation === "countTokens") return undefined; // tokens are a model's own
  if (error.code === "on-demand-not-supported" && !via) {
    return client.controls((part) => part.detourFor(client, call, error));
  }
  if (error.code !== "not-found" || !via || !session.detours?.delete(detourKey(target, past.rest?.fence)))
    return undefined;
  return { ...past, via: undefined, detours: past.detours + 1, delayMs: 0 };
}

/** Back to the model itself, and to another profile. */
const maxDetours = 2;

/** A wait before the same target is tried again. */
interface Pause {
  readonly delayMs: number;
  /** Which try of the target comes then: a model that is being loaded is asked as often as its time allows. */
  readonly tries: number;
  readonly cold?: ColdPause;
}

/** How long to wait; `undefined` where the same target is not tried again. */
function pauseAfter(client: ClientState, call: Call, error: BedrockTargetError): Pause | undefined {
  const coldMs = coldStartMs(client, call, error);
  if (coldMs === 0) return retryPause(client, call, error);
  const cold = coldPause(call.attempts.list, call.head, coldMs, timeLeft(call.past));
  return cold && { delayMs: cold.delayMs, tries: call.past.tries, cold };
}

function retryPause(client: ClientState, call: Call, error: BedrockTargetError): Pause | undefined {
  const { tries, rest } = call.past;
  const { attempts, maxDelayMs, budget } = policyFor(client, call.options);
  if (!isWorthRepeating(error) || tries >= attempts) return undefined;
  const delayMs = pauseBefore(tries, error, call.head, maxDelayMs);
  // Who asks for a longer pause than the caller wants is left to it where another link can answer at once.
  if (delayMs > maxDelayMs && rest?.links.length && rest.goesOn(error)) return undefined;
  if (!hasTimeFor(delayMs, call)) return undefined;
  client.buckets ??= new Buckets();
  return client.buckets.take(call.target.modelId, budget) ? { delayMs, tries: tries + 1 } : undefined;
}

/** What a timer can wait for at the most: 24 days. */
const longest = 2 ** 31 - 1;

/** No pause where the time would be over before its end. */
const hasTimeFor = (delayMs: number, { past: { deadline = Number.POSITIVE_INFINITY } }: Call): boolean =>
  delayMs <= longest && performance.now() + delayMs < deadline;

/** Waits, and gives what the next try takes over. */
async function after({ delayMs, tries, cold }: Pause, call: Call, error: BedrockTargetError): Promise<Past> {
  const { past, attempts, operation, target } = call;
  const told = { target: target.ref, operation, error };
  attempts.tell(cold ? { type: "cold-start", ...told, ...cold } : { type: "retry", ...told, delayMs });
  if (!(await paused(delayMs, call.options.signal))) throw await call.failure(call.options.signal?.reason);
  return { ...past, last: error, tries, delayMs };
}
