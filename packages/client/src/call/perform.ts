import type { Operation, RuntimeInputs, RuntimeOutputs } from "@bedrock-targets/core";
import { reasonAgainstOperation } from "@bedrock-targets/core/shape";
import { type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import type { Call } from "./call.ts";
import { checkCallOptions } from "./check-call-options.ts";
import { Refused } from "./refused.ts";

/** How one operation is performed. */
export interface Performance<Op extends Operation, Kept extends Call<Op>, Reply> {
  readonly begin: (client: ClientState, target: BoundTarget, options: CallOptions) => Kept;
  readonly inputOf: (target: BoundTarget, request: unknown) => RuntimeInputs[Op];
  /** What callers get; throws where the answer is none. */
  readonly replyOf: (output: RuntimeOutputs[Op], call: Kept) => Reply;
}

/** A call from its target to its reply. The methods' signatures have checked the target for the compiler; here it is any. */
export async function perform<Op extends Operation, Kept extends Call<Op>, Reply>(
  client: ClientState,
  { begin, inputOf, replyOf }: Performance<Op, Kept, Reply>,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<Reply> {
  const picked = client.strategies.pick(target);
  const call = begin(client, picked, checkCallOptions(options));
  try {
    const reason = reasonAgainstOperation(rulesOf(picked), call.operation);
    if (reason !== undefined) throw new Refused((words) => words.notSupported(picked, call.operation, reason));
    const input = inputOf(picked, request);
    call.throwIfAborted();
    const region = call.session.regionFor(picked);
    const output = await call.send(input, typeof region === "object" ? await region : region);
    // A transport may end an aborted exchange in silence, as if it had been answered.
    call.throwIfAborted();
    call.succeeded(output.$metadata);
    return replyOf(output, call);
  } catch (thrown) {
    throw await call.failure(thrown);
  }
}
