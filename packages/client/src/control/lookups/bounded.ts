import { BedrockTargetError } from "@bedrock-targets/core/target";
import { untilAborted } from "../../call.ts";

/**
 * Milliseconds that one look-up may take, its repetitions by AWS's client included. Where a network has a way to the runtime
 * and none to the control plane, a look-up would hang for minutes.
 */
const limitMs = 10_000;

/** Asks with a signal that is aborted in time. @throws BedrockTargetError `timeout` where the answer does not come */
export async function bounded<Answer>(
  what: string,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const limit = AbortSignal.timeout(limitMs);
  const either = AbortSignal.any([signal, limit]);
  try {
    return await untilAborted(ask(either), either);
  } catch (thrown) {
    throw limit.aborted && !signal.aborted ? tooSlow(what, thrown) : thrown;
  }
}

const tooSlow = (what: string, cause: unknown): BedrockTargetError =>
  new BedrockTargetError({
    code: "timeout",
    message: `The control plane has not answered \`${what}\` within ${limitMs / 1_000} seconds.`,
    advice:
      "Check that there is a way to Bedrock's control plane: it has an endpoint of its own, beside the runtime's.",
    retryable: true,
    cause,
  });
