import { BedrockTargetError, type ModelRef } from "@bedrock-targets/core/target";

const reasons = {
  gone: ["does not exist", "Check the last one in its region and account, or what refers to it."],
  circle: ["leads back to itself", "Make one of them refer to a model."],
  endless: ["never ends at a model", "Make one of them refer to a model."],
} as const;

/** A target that cannot be followed to its models. The chain begins with the target itself. */
export function brokenChain(
  chain: readonly ModelRef[],
  reason: keyof typeof reasons,
  cause?: unknown,
): BedrockTargetError {
  const [what, advice] = reasons[reason];
  const names = chain.map(({ modelId }) => modelId);
  const isAlone = names.length === 1;
  const message = isAlone
    ? `There is no ${names[0]}, as far as the control plane of its region knows.`
    : `What stands behind the target ${what}: ${names.join(" → ")}.`;
  return new BedrockTargetError({
    code: "not-found",
    message,
    advice: isAlone
      ? "Check it, and the region and account that are asked: what was deleted leaves its ARN behind."
      : advice,
    target: chain[0],
    ...(cause !== undefined && { cause }),
  });
}
