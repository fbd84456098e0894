import { type Operation, reasonAgainstOperation } from "@bedrock-targets/core";
import { type BoundTarget, invalidRequest, rulesOf } from "@bedrock-targets/core/target";
import type { PolicyOperation, PolicyOptions } from "./options.ts";
import type { Invoking } from "./stop.ts";

const invoking: readonly PolicyOperation[] = ["converse", "converseStream", "invokeModel", "invokeModelStream"];
const known: readonly PolicyOperation[] = [...invoking, "countTokens", "resolve", "listTargets"];

/** The operations that a policy is for. @throws BedrockTargetError `invalid-request` for a name that is none of them */
export function operationsOf({ operations = invoking, lookups }: PolicyOptions): readonly PolicyOperation[] {
  const odd = Array.isArray(operations) ? operations.find((name) => !known.includes(name)) : operations;
  if (odd !== undefined) {
    throw invalidRequest(
      `\`operations\` has ${JSON.stringify(odd)}, which no policy can be written for.`,
      `Pass a list of \`${known.join("`, `")}\`.`,
    );
  }
  return lookups ? [...operations, "resolve", "listTargets"] : operations;
}

/** Why a target does not have an operation, by its strategy's rules; `undefined` where it has. */
export const reasonAgainst = (target: BoundTarget, operation: PolicyOperation): string | undefined =>
  reasonAgainstOperation(rulesOf(target), operation as Operation); // one that no rules speak of is not refused

/**
 * The actions behind the operations. Converse has no action of its own: it is allowed with InvokeModel. Source: the service
 * authorization reference.
 */
export function invokingOf(operations: readonly PolicyOperation[]): Invoking {
  const isWhole = operations.includes("converse") || operations.includes("invokeModel");
  const isStream = operations.includes("converseStream") || operations.includes("invokeModelStream");
  const suffixes = [...(isWhole ? [""] : []), ...(isStream ? ["WithResponseStream"] : [])];
  return {
    model: suffixes.map((suffix) => `bedrock:InvokeModel${suffix}`),
    endpoint: suffixes.map((suffix) => `sagemaker:InvokeEndpoint${suffix}`),
  };
}
