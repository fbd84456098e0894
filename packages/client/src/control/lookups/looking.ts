import { type BedrockTargetError, toTargetError } from "@bedrock-targets/core";
import type { ModelRef } from "@bedrock-targets/core/target";
import { failures, Refused } from "../../call.ts";

/** Whatever a look-up throws, callers get the one error class, and an abort is always `aborted`. */
export async function looking<Found>(
  target: ModelRef | undefined,
  signal: AbortSignal | undefined,
  look: () => Promise<Found>,
): Promise<Found> {
  try {
    signal?.throwIfAborted();
    return await look();
  } catch (thrown) {
    throw await lookupError(thrown, target, signal);
  }
}

async function lookupError(
  thrown: unknown,
  target: ModelRef | undefined,
  signal: AbortSignal | undefined,
): Promise<BedrockTargetError> {
  if (thrown instanceof Refused) return thrown.inWords(await failures());
  return toTargetError(signal?.aborted ? signal.reason : thrown, { target, aborted: signal?.aborted });
}
