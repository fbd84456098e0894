import { type BoundTarget, type ModelTarget, parseModelId, shapeConverse, shapeInvoke } from "@bedrock-targets/core";

/** Any word behind `other:` will do; it is what `reply.target.kind` then says. */
type TeamAlias = "other:team-alias";

/**
 * A strategy that lets `team:support` stand for the ARN of that team's inference profile.
 *
 * @throws BedrockTargetError with code `invalid-target` where an ARN is none
 */
export function teamAlias(arns: Readonly<Record<string, string>>): ModelTarget<TeamAlias> {
  const refs = new Map(Object.entries(arns).map(([team, arn]) => [`team:${team}`, parseModelId(arn)]));
  const arnOf = ({ modelId }: BoundTarget): string => refs.get(modelId)?.modelId ?? modelId;
  return {
    kinds: ["other:team-alias"],
    rules: {}, // an inference profile takes whatever Converse and InvokeModel take
    recognise(modelId) {
      const ref = refs.get(modelId);
      return ref && { ...ref, kind: "other:team-alias", modelId }; // with the ARN's region, so that calls go there
    },
    shapeConverse: (request, target, operation) => ({
      ...shapeConverse(request, target, operation),
      modelId: arnOf(target),
    }),
    shapeInvoke: (request, target) => ({ ...shapeInvoke(request, target), modelId: arnOf(target) }),
  };
}
