import {
  type BoundTarget,
  type ConverseOperation,
  type Requests,
  type RuntimeInputs,
  shapeConverse,
  shapeInvoke,
  toTargetError,
} from "@bedrock-targets/core";

/** The input of Converse, made by the target's strategy, or as it is made for all. @throws BedrockTargetError */
export const converseInput = (
  target: BoundTarget,
  request: unknown,
  operation: ConverseOperation,
): RuntimeInputs["converseStream"] =>
  orTargetError(target, () => {
    const given = request as Requests["converseStream"]; // its shape is checked by who shapes it
    return target.strategy.shapeConverse?.(given, target, operation) ?? shapeConverse(given, target, operation);
  });

/** The input of InvokeModel. @throws BedrockTargetError */
export const invokeInput = (target: BoundTarget, request: unknown): RuntimeInputs["invokeModel"] =>
  orTargetError(target, () => {
    const given = request as Requests["invokeModel"]; // its shape is checked by who shapes it
    return target.strategy.shapeInvoke?.(given, target) ?? shapeInvoke(given, target);
  });

/** Whatever a strategy throws, callers get the one error class. */
function orTargetError<Input>(target: BoundTarget, shape: () => Input): Input {
  try {
    return shape();
  } catch (thrown) {
    throw toTargetError(thrown, { target: target.ref });
  }
}
