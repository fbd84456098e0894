import {
  type BedrockTargetError,
  type BoundTarget,
  bindTarget,
  type KindRules,
  parseModelId,
  type RuntimeInputs,
  shapeConverse,
  shapeInvoke,
} from "../src/index.ts";

export const modelId = "amazon.nova-lite-v1:0";

export const targetWith = (rules: KindRules = {}): BoundTarget =>
  bindTarget({ kinds: ["base"], rules: { base: rules } }, parseModelId(modelId));

// What callers hand in is not always what the types say: these tests hand in anything.
export const converse = (request: unknown, rules?: KindRules): RuntimeInputs["converseStream"] =>
  shapeConverse(request as never, targetWith(rules));
export const invoke = (request: unknown): RuntimeInputs["invokeModel"] => shapeInvoke(request as never, targetWith());

/** A conversation of one message with one block. */
export const withBlock = (block: unknown): { messages: object[] } => ({
  messages: [{ role: "user", content: [block] }],
});

/** The error of an action that must be refused before the network. */
export function refusal(action: () => unknown): BedrockTargetError {
  try {
    action();
  } catch (error) {
    return error as BedrockTargetError; // every error of these functions is one; the tests look at its code
  }
  throw new Error("was accepted");
}
