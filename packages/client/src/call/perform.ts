import type { Operation, RuntimeInputs, RuntimeOutputs } from "@bedrock-targets/core";
import { reasonAgainstOperation } from "@bedrock-targets/core/shape";
import { type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
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
  const call = way.begin(client, picked, given, undefined);
  try {
    return await carryOut(way, call, request);
  } catch (thrown) {
    const error = await call.failure(thrown);
    if (error.code !== "on-demand-not-supported" || call.via) throw error;
    const detour = await client.controls(({ detourFor }) => detourFor(client, call, error));
    const again = way.begin(client, picked, given, detour);
    return carryOut(way, again, request).catch(async (second: unknown) => {
      throw await again.failure(second);
    });
  }
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
  const region = session.regionFor(target, call.options.signal);
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
