import type { ConverseOperation, Requests, RuntimeInputs } from "@bedrock-targets/core";
import { shapeConverse, shapeInvoke } from "@bedrock-targets/core/shape";
import type { BoundTarget } from "@bedrock-targets/core/target";

/** The input of Converse, made by the target's strategy, or as it is made for all. */
export function converseInput(
  target: BoundTarget,
  request: unknown,
  operation: ConverseOperation,
): RuntimeInputs["converseStream"] {
  const given = request as Requests["converseStream"]; // its shape is checked by who shapes it
  return target.strategy.shapeConverse?.(given, target, operation) ?? shapeConverse(given, target, operation);
}

/** The input of InvokeModel. */
export function invokeInput(target: BoundTarget, request: unknown): RuntimeInputs["invokeModel"] {
  const given = request as Requests["invokeModel"]; // its shape is checked by who shapes it
  return target.strategy.shapeInvoke?.(given, target) ?? shapeInvoke(given, target);
}
