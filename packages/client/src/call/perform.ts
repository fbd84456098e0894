import type { Operation, RuntimeInputs, RuntimeOutputs } from "@bedrock-targets/core";
import { reasonAgainstOperation } from "@bedrock-targets/core/shape";
import {
  type BedrockTargetError,
  type BoundTarget,
  bindTarget,
  type ModelRef,
  rulesOf,
} from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import type { Call, Detour } from "./call.ts";
import { checkCallOptions } from "./check-call-options.ts";
import { Refused } from "./refused.ts";

/** How one operation is performed. */
export interface Performance<Op extends Operation, Kept extends Call<Op>, Reply> {
  readonly begin: (client: ClientState, target: BoundTarget, options: CallOptions, detour: Detour | undefined) => Kept;
  readonly inputOf: (target: BoundTarget, request: unknown) => RuntimeInputs[Op];
  /** What callers get; throws where the answer is none. */
  readonly replyOf: (output: RuntimeOutputs[Op], call: Kept) => Reply;
}

/** A call from its target to its reply. The methods' signatures have checked the target for the compiler; here it is any. */
export async function perform<Op extends Operation, Kept extends Call<Op>, Reply>(
  client: ClientState,
  way: Performance<Op, Kept, Reply>,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<Reply> {
  const picked = client.strategies.pick(target);
  const given = checkCallOptions(options);
  let call = way.begin(client, picked, given, undefined);
  for (let detours = 0; ; detours++) {
    try {
      return await carryOut(way, call, request);
    } catch (thrown) {
      const error = await call.failure(thrown);
      const detour = detours < maxDetours ? await detourAfter(client, call, error) : undefined;
      if (!detour) throw error;
      call = way.begin(client, picked, given, detour);
    }
  }
}

/** Back to the model itself, and to another profile. */
const maxDetours = 2;

/** Another way to make a call that has failed, where there is one: through a profile, or without the one that was remembered. */
async function detourAfter(client: ClientState, call: Call, error: BedrockTargetError): Promise<Detour | undefined> {
  const { session, target, via, attempts } = call;
  if (error.code === "on-demand-not-supported" && !via) {
    return client.controls(({ detourFor }) => detourFor(client, call, error));
  }
  if (error.code !== "not-found" || !via || !session.detours?.delete(target.modelId)) return undefined;
  return { attempts, via: undefined };
}

async function carryOut<Op extends Operation, Kept extends Call<Op>, Reply>(
  { inputOf, replyOf }: Performance<Op, Kept, Reply>,
  call: Kept,
  request: unknown,
): Promise<Reply> {
  const { target, operation, session } = call;
  const reason = reasonAgainstOperation(rulesOf(target), operation);
  if (reason !== undefined) throw new Refused((words) => words.notSupported(target, operation, reason));
  const input = inputOf(target, request);
  call.throwIfAborted();
  const region = session.regionFor(
    call.via && session.fence ? throughProfile(target, call.via) : target,
    call.options.signal,
  );
  const output = await exchange(call, input, typeof region === "object" ? await region : region);
  // A transport may end an aborted exchange in silence, as if it had been answered.
  call.throwIfAborted();
  call.succeeded(output.$metadata);
  return replyOf(output, call);
}

/** A conversation with a target that may have no Converse goes its own way, which is loaded then. */
function exchange<Op extends Operation>(
  call: Call<Op>,
  input: RuntimeInputs[Op],
  region: string | undefined,
): Promise<RuntimeOutputs[Op]> {
  const { target, operation, session } = call;
  const translation =
    operation === "invokeModel" || operation === "invokeModelStream" ? undefined : translationFor(target);
  if (!translation) return call.send(input, region);
  return session.client.conversations(({ sendTranslated }) => sendTranslated(call, input, region, translation));
}

const translationFor = (target: BoundTarget) => target.strategy.converseByInvoke?.(target);

/** The profile in the target's place: inside of a fence, what may be looked up of it is looked up with every call. */
function throughProfile({ strategy, options, ref: { region } }: BoundTarget, via: ModelRef): BoundTarget {
  return bindTarget(strategy, region === undefined ? via : { ...via, region }, options);
}
