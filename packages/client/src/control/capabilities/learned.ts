import type { TransportOperation } from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Capability, CapabilityName } from "./capability.ts";
import { refusedBy } from "./refusals.ts";

/** How many models and targets are remembered, by default. */
const memory = 1_000;

/**
 * What the service has refused while the process lives: it does not have to be asked twice. Kept by the exact id of a
 * foundation model, or by the string of a target behind which no single model is known. What was used longest ago goes first.
 */
export class Learned {
  readonly #refused = new Map<string, ReadonlySet<CapabilityName>>();
  readonly #size: number;

  constructor(size: number = memory) {
    this.#size = size;
  }

  /**
   * Takes note of an error, if it is one by which the service refuses something for good, and gives what it refused. An error
   * of ours counts by its cause, AWS's exception: what we refused ourselves is no news of the service.
   */
  learn(error: unknown, modelId: string, operation: TransportOperation): CapabilityName | undefined {
    const exception = exceptionIn(error);
    const refused = exception && refusedBy(exception, operation);
    if (refused) this.#use(modelId, new Set([...(this.#refused.get(modelId) ?? []), refused]));
    return refused;
  }

  /** The refusal of something, if there was one. */
  refusal(modelId: string, name: CapabilityName): Capability | undefined {
    const refused = this.#refused.get(modelId);
    if (!refused) return undefined;
    this.#use(modelId, refused);
    if (!refused.has(name)) return undefined;
    return { answer: "no", reason: `the service has refused it for ${modelId}`, source: "service" };
  }

  #use(modelId: string, refused: ReadonlySet<CapabilityName>): void {
    this.#refused.delete(modelId);
    this.#refused.set(modelId, refused); // to the end of the order
    const [oldest] = this.#refused.keys();
    if (this.#refused.size > this.#size && oldest !== undefined) this.#refused.delete(oldest);
  }
}

/** AWS's exception, as far as it can be told from other things that are thrown. */
function exceptionIn(error: unknown): { readonly name: string; readonly message: string } | undefined {
  const { name, message } = Object(BedrockTargetError.is(error) ? error.cause : error);
  return typeof name === "string" && typeof message === "string" ? { name, message } : undefined;
}
