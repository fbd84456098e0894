import { BedrockTargetError, type Look } from "@bedrock-targets/core";
import { codeOf } from "../lookups/verdict.ts";

/** Between two questions, in milliseconds: doubled each time, up to the second. */
const [firstDelayMs, longestDelayMs] = [200, 5_000];

/** How long to wait. */
export interface Patience {
  /** When to give up, as `Date.now()` counts. */
  readonly end: number;
  /** Milliseconds after which a profile that has never been found counts as gone. */
  readonly absentMs: number;
  /** What the caller has allowed, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

const notFound = "not found";

/**
 * Asks about a profile until it can be used; `false` where there is none. A new one may not be found at first.
 *
 * @throws BedrockTargetError `timeout`
 */
export async function untilActive(look: Look, arn: string, patience: Patience): Promise<boolean> {
  const { end, absentMs, timeoutMs, signal } = patience;
  const begin = Date.now();
  let wasFound = false;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    const status = await statusOf(look, arn);
    if (status === "ACTIVE") return true;
    wasFound ||= status !== notFound;
    if (!wasFound && Date.now() - begin >= absentMs) return false;
    if (Date.now() + delayMs > end) throw notActive(arn, status, timeoutMs);
    await pause(delayMs, signal);
  }
}

/** AWS may know more states than it documents: every other word means waiting, and so does none. */
async function statusOf(look: Look, arn: string): Promise<string> {
  try {
    return (await look("getInferenceProfile", { inferenceProfileIdentifier: arn })).status ?? "without a status";
  } catch (thrown) {
    if (codeOf(thrown) === "not-found") return notFound;
    throw thrown;
  }
}

function pause(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, delayMs);
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) stop();
  });
}

const notActive = (arn: string, status: string, timeoutMs: number): BedrockTargetError =>
  new BedrockTargetError({
    code: "timeout",
    message: `The application profile ${arn} is not ACTIVE after ${timeoutMs} ms: it is ${status}.`,
    advice: "Call again to wait longer, or with a higher `timeoutMs`.",
    retryable: true,
    target: arn,
  });
