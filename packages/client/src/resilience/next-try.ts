import type { BedrockTargetError } from "@bedrock-targets/core/target";
import { type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
import type { Call, Past } from "../call.ts";
import type { ClientState } from "../state.ts";
import { Buckets } from "./buckets.ts";
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
  const { target } = call;
  const detour = await detourAfter(client, call, error).catch(unlessChained(call));
  if (detour) return { target, past: detour };
  const delayMs = error.code === "model-not-ready" ? coldPause(client, call) : undefined;
  const past = await (delayMs === undefined
    ? repeated(client, call, error)
    : after(delayMs, call, error, call.past.tries));
  return past ? { target, past } : nextLink(call, error);
}

/** Where the next try goes, and what it takes over. */
export interface NextTry {
  readonly target: BoundTarget;
  readonly past: Past;
}

/** A chain has another link, where nothing else has helped. */
const unlessChained =
  ({ past }: Call) =>
  (failure: unknown): undefined => {
    if (!past.rest?.links.length) throw failure;
  };

function nextLink({ past, target, attempts, operation }: Call, error: BedrockTargetError): NextTry | undefined {
  const { rest } = past;
  rest?.onEnd(target, false);
  const [next, ...links] = rest?.links ?? [];
  if (!rest || !next || !rest.goesOn(error)) return undefined;
  attempts.tell({ type: "failover", target: next.ref, from: target.ref, operation, error });
  return {
    target: next,
    past: { ...past, via: undefined, tries: 1, detours: 0, delayMs: 0, rest: { ...rest, links } },
  };
}

/** Through a profile, or without the one that was remembered. */
async function detourAfter(client: ClientState, call: Call, error: BedrockTargetError): Promise<Past | undefined> {
  const { session, target, via, past } = call;
  if (past.detours >= maxDetours) return undefined;
  if (error.code === "on-demand-not-supported" && !via) {
    return client.controls((part) => part.detourFor(client, call, error));
  }
  if (error.code !== "not-found" || !via || !session.detours?.delete(target.modelId)) return undefined;
  return { ...past, via: undefined, detours: past.detours + 1, delayMs: 0 };
}

/** Back to the model itself, and to another profile. */
const maxDetours = 2;

async function repeated(client: ClientState, call: Call, error: BedrockTargetError): Promise<Past | undefined> {
  const { attempts, maxDelayMs, budget } = policyFor(client, call.options);
  if (!isWorthRepeating(error) || call.past.tries >= attempts) return undefined;
  client.buckets ??= new Buckets();
  if (!client.buckets.take(call.target.modelId, budget)) return undefined;
  return after(pauseBefore(call.past.tries, error, call.head, maxDelayMs), call, error, call.past.tries + 1);
}

/** A pause, and what the next try takes over. No pause where the time would be over before its end. */
async function after(delayMs: number, call: Call, error: BedrockTargetError, tries: number): Promise<Past | undefined> {
  const { past, attempts, operation, target } = call;
  if (past.deadline !== undefined && Date.now() + delayMs >= past.deadline) return undefined;
  const isCold = error.code === "model-not-ready";
  attempts.tell({ type: isCold ? "cold-start" : "retry", target: target.ref, operation, error, delayMs });
  if (!(await paused(delayMs, call.options.signal))) throw await call.failure(call.options.signal?.reason);
  return { ...past, tries, delayMs };
}

/** Models that are loaded anew after a rest, and how long that is waited for by default. */
function coldPause({ options: client }: ClientState, call: Call): number | undefined {
  const { timeoutMs = rulesOf(call.target).coldStartMs ?? 0 } = call.options.coldStart ?? client.coldStart ?? {};
  const waited = Date.now() - call.past.began;
  const delayMs = Math.min(15_000, 1_000 * 2 ** Math.min(4, call.attempts.list.length - 1));
  return waited + delayMs <= timeoutMs ? delayMs : undefined;
}
