import { completed } from "@bedrock-targets/core";
import type { BedrockTargetError } from "@bedrock-targets/core/target";
import { type Call, failures, type Past } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { adviceAfter, adviceFrom } from "./advice.ts";
import type { Candidate } from "./profiles-with.ts";
import { Search } from "./search.ts";

/**
 * For a call that was refused because its model is offered through profiles only: the system-defined profile to make it
 * through, inside of the fence. Without `within`, the fence is the geography of the client's region.
 *
 * @throws BedrockTargetError the error that the call has failed with; its advice names the profiles that would do
 */
export async function detourFor(client: ClientState, call: Call, error: BedrockTargetError): Promise<Past> {
  const search = new Search(client, call);
  const candidates: readonly Candidate[] | Failed = await search.candidates().catch(failed);
  if ("thrown" in candidates) throw await unlessOver(call, withAdvice(error, adviceAfter(candidates.thrown)));
  const { isOn, isBase } = search.facts;
  const chosen = isOn && isBase ? await search.choose(candidates) : undefined;
  if (!chosen) throw await unlessOver(call, withAdvice(error, adviceFrom({ ...search.facts, candidates })));
  return search.take(chosen);
}

interface Failed {
  readonly thrown: unknown;
}

const failed = (thrown: unknown): Failed => ({ thrown });

/** An abort is always `aborted`, and the end of the call's time always `timeout`. */
async function unlessOver(call: Call, error: BedrockTargetError): Promise<BedrockTargetError> {
  const { options, past, context, head } = call;
  if (options.signal?.aborted) return call.failure(options.signal.reason);
  if (past.deadline === undefined || !call.isOver) return error;
  return (await failures()).tooSlow({ name: "timeoutMs", ms: past.deadline - past.began }, context, head);
}

/** The error with another advice. */
const withAdvice = (error: BedrockTargetError, advice: string): BedrockTargetError => completed(error, {}, advice);
