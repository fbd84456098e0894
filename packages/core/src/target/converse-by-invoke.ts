import type { ConverseStreamOutput } from "../generated/runtime-types.ts";
import type { ImportedFacts } from "../lookups.ts";
import type { InvokeUsage, RuntimeOutputs } from "../request/replies.ts";
import type { RuntimeInputs } from "../request/requests.ts";
import type { EventStream } from "../transport.ts";
import type { BoundTarget } from "./contract.ts";

/** Holds conversations with targets that have InvokeModel alone. */
export interface ConverseByInvoke {
  /**
   * The conversation as InvokeModel takes it.
   *
   * @param facts what the control plane says of the model; absent where it may not be asked
   * @throws BedrockTargetError with code `invalid-request`, naming what has no translation
   */
  request(
    input: RuntimeInputs["converseStream"],
    facts: ImportedFacts | undefined,
    target: BoundTarget,
  ): RuntimeInputs["invokeModel"];
  /**
   * What Converse would have given.
   *
   * @param metrics token counts and milliseconds, from the answer's headers
   * @throws BedrockTargetError where the answer is none of a model
   */
  reply(
    output: RuntimeOutputs["invokeModel"],
    metrics: InvokeUsage & { readonly latencyMs?: number },
  ): RuntimeOutputs["converse"];
  /** The events that ConverseStream would have given; a stream that is cut gets no end. */
  events(output: RuntimeOutputs["invokeModelStream"]): EventStream<ConverseStreamOutput>;
}
