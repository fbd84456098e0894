import type { AnswerHead, Attempt } from "@bedrock-targets/core";
import { type BedrockTargetError, rulesOf } from "@bedrock-targets/core/target";
import type { Call, Past } from "../call.ts";
import type { ClientState } from "../state.ts";
import { askedFor } from "./pause.ts";
import { isOff } from "./policy.ts";

/** A wait for a model that is being loaded, in milliseconds. */
export interface ColdPause {
  readonly delayMs: number;
  /** Since the model said for the first time that it is not ready. */
  readonly waitedMs: number;
  /** Until the call gives up, this pause included. */
  readonly remainingMs: number;
}

/**
 * How long a call waits for a model that is being loaded, in milliseconds: as it was asked to, or as the kind's rules say,
 * unless nothing is to be tried again or another link of a chain can answer at once. 0 for any other error.
 */
export function coldStartMs(client: ClientState, call: Call, error: BedrockTargetError): number {
  if (error.code !== "model-not-ready") return 0;
  const asked = call.options.coldStart?.timeoutMs ?? client.options.coldStart?.timeoutMs;
  if (asked !== undefined) return asked;
  const { rest } = call.past;
  const hasAnother = rest !== undefined && rest.links.length > 0 && rest.goesOn(error);
  return isOff(client, call.options) || hasAnother ? 0 : (rulesOf(call.target).coldStartMs ?? 0);
}

/**
 * The next pause: it doubles from 1 s to 15 s, of which the second half is drawn anew so that waiting calls do not come
 * together, or longer where the answer asks for more; the last one ends with the time. `undefined` where the time is over.
 */
export function coldPause(
  attempts: readonly Attempt[],
  head: AnswerHead | undefined,
  limitMs: number,
  leftMs: number,
): ColdPause | undefined {
  const { tries, waitedMs } = coldTries(attempts);
  const remainingMs = Math.min(limitMs - waitedMs, leftMs);
  if (remainingMs <= 0) return undefined;
  const bound = Math.min(15_000, 1_000 * 2 ** Math.min(4, tries - 1));
  const own = bound * (0.5 + Math.random() / 2);
  const delayMs = Math.max(askedFor(head) ?? 0, own); // "at once" would be asked for ten minutes
  return { delayMs: Math.min(delayMs, remainingMs), waitedMs, remainingMs };
}

/** Milliseconds that a call may still wait: its deadline leaves a second, or a tenth of its time, for the last try. */
export function timeLeft({ began, deadline }: Past): number {
  if (deadline === undefined) return Number.POSITIVE_INFINITY;
  return deadline - Math.min(1_000, (deadline - began) / 10) - performance.now();
}

/** The tries at the end of a list that met one model not ready, and how long they took with the pauses between them. */
function coldTries(attempts: readonly Attempt[]): { readonly tries: number; readonly waitedMs: number } {
  const last = attempts.at(-1)?.target;
  let tries = 0;
  let waitedMs = 0;
  for (let at = attempts.length - 1; at >= 0; at -= 1) {
    const attempt = attempts[at];
    if (attempt?.code !== "model-not-ready" || attempt.target !== last) break;
    tries += 1;
    waitedMs += attempt.durationMs + attempt.delayMs;
  }
  return { tries, waitedMs: waitedMs - (attempts[attempts.length - tries]?.delayMs ?? 0) };
}
