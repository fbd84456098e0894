import { BedrockTargetError, type Look } from "@bedrock-targets/core";
import { codeOf } from "../lookups/verdict.ts";

/** Between two questions, in milliseconds: doubled each time, up to the second. */
const [firstDelayMs, longestDelayMs] = [200, 5_000];

/**
 * Asks about a profile until it can be used. A new one may not be found at first.
 *
 * @throws BedrockTargetError `timeout`
 */
export async function untilActive(
  look: Look,
  arn: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  let said: string | undefined;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    said = await statusOf(look, arn);
    if (said === "ACTIVE") return;
    if (Date.now() + delayMs > end) throw notActive(arn, said, timeoutMs);
    await pause(delayMs, signal);
  }
}

/** `undefined` for what is not found. AWS may know more states than it documents: every other word means waiting. */
async function statusOf(look: Look, arn: string): Promise<string | undefined> {
  try {
    return (await look("getInferenceProfile", { inferenceProfileIdentifier: arn })).status;
  } catch (thrown) {
    if (codeOf(thrown) === "not-found") return undefined;
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

const notActive = (arn: string, status: string | undefined, timeoutMs: number): BedrockTargetError =>
  new BedrockTargetError({
    code: "timeout",
    message: `The application profile ${arn} is not ACTIVE after ${timeoutMs} ms: it is ${status ?? "not found"}.`,
    advice: "Call again to wait longer, or with a higher `timeoutMs`.",
    retryable: true,
    target: arn,
  });
