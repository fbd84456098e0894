import { toTargetError } from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Candidate } from "./profiles-with.ts";

/** What is known when a call could not be recovered. */
type Facts =
  | { readonly failed: unknown }
  | {
      readonly candidates: readonly Candidate[];
      readonly region: string | undefined;
      readonly isBase: boolean;
      /** Whether the client would have chosen one. */
      readonly isOn: boolean;
    };

const general =
  "Pass the id or ARN of an inference profile that contains this model: `aws bedrock list-inference-profiles` names those of a region.";

/** The sentence that helps: the profiles that would do, the nearest first, and the line that lets the client choose. */
export function adviceFrom(facts: Facts): string {
  if ("failed" in facts) return afterFailure(facts.failed);
  const { candidates, region, isBase, isOn } = facts;
  const place = region ?? "this region";
  if (candidates.length === 0)
    return `No inference profile of ${place} contains this model: use another region, or another model.`;
  const ids = candidates.map(({ modelId }) => `\`${modelId}\``).join(", ");
  if (!isBase) return `Let it name one of ${ids}, in place of the model itself.`;
  if (isOn) {
    return `Pass one of ${ids}: none of them stays inside of the fence (\`within\`, or the geography of the client's region), so that the client chose none.`;
  }
  return `Pass one of ${ids}, or let the client choose: \`new BedrockClient({ recover: { onDemand: "profile" }, … })\`.`;
}

function afterFailure(failed: unknown): string {
  const { code, advice } = toTargetError(failed);
  if (code === "access-denied") {
    return `${general} (This client would name them, were it allowed \`bedrock:ListInferenceProfiles\`.)`;
  }
  return BedrockTargetError.is(failed) ? `${general} (They could not be looked up here. ${advice})` : general;
}
