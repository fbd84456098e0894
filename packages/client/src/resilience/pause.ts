import type { AnswerHead } from "@bedrock-targets/core";
import type { BedrockTargetError } from "@bedrock-targets/core/target";

/** The first pause at the most, in milliseconds: AWS's own, longer where the service asks for less. */
const base = (code: BedrockTargetError["code"]): number => (code === "throttled" ? 1_000 : 50);

/**
 * How long to wait before the next try, in milliseconds: drawn anew from zero to a bound that doubles (full jitter), unless
 * the answer says when to come back.
 */
export function pauseBefore(
  tries: number,
  { code }: BedrockTargetError,
  head: AnswerHead | undefined,
  maxDelayMs: number,
): number {
  return askedFor(head) ?? Math.random() * Math.min(maxDelayMs, base(code) * 2 ** (tries - 1));
}

/** `retry-after` in seconds or as a date, or AWS's own header in milliseconds. */
export function askedFor(head: AnswerHead | undefined): number | undefined {
  const { "retry-after": after, "x-amz-retry-after": milliseconds } = head?.headers ?? {};
  if (milliseconds !== undefined && /^\d+$/.test(milliseconds)) return Number(milliseconds);
  if (after === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(after)) return Number(after) * 1_000;
  // A date has a time of day; what else may be there, such as a negative number, asks for nothing.
  const at = /\d:\d\d/.test(after) ? Date.parse(after) : Number.NaN;
  return at > Date.now() ? at - Date.now() : undefined;
}

/** Waits, unless `signal` is aborted first; says whether all of the time has gone by. */
export function paused(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const end = (whole: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve(whole);
    };
    const abort = () => end(false);
    const timer = setTimeout(() => end(true), milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
