import { BedrockTargetError, type BoundTarget } from "@bedrock-targets/core/target";
import { type Fence, isWithin, Refused } from "../call.ts";
import type { ClientState } from "../state.ts";
import { controlOf } from "./control.ts";
import { looking } from "./lookups/looking.ts";
import { Walk } from "./resolve/walk.ts";

/**
 * Refuses a call that may be answered outside of the fence: every destination has to be inside, and one that nobody may
 * read is outside. Prefixes of profiles prove nothing.
 *
 * @throws Refused `region-mismatch`
 */
export async function checkFence(
  client: ClientState,
  target: BoundTarget,
  region: string | undefined,
  fence: Fence,
  signal: AbortSignal | undefined,
): Promise<void> {
  const walk = new Walk(controlOf(client), { signal, isStrict: true });
  const found = await looking(target.ref, signal, () => walk.from(target.ref, region)).catch(unreadable);
  if (BedrockTargetError.is(found)) throw new Refused((words) => words.unreadable(fence, target, found));
  const outside = found.destinations?.find((destination) => !isWithin(fence, destination));
  if (found.destinations?.length && outside === undefined) return;
  throw new Refused((words) => words.outside(fence, target, outside, found.missing[0]));
}

/** Lets through what a repetition may mend, and what says more of the target than that its regions are not known. */
function unreadable(thrown: unknown): BedrockTargetError {
  if (!BedrockTargetError.is(thrown) || thrown.retryable) throw thrown;
  if (thrown.code === "aborted" || thrown.code === "not-found") throw thrown;
  return thrown;
}
