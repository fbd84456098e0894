import { toTargetError } from "@bedrock-targets/core";
import type { MissingPermission } from "../resolve/missing.ts";
import type { Candidate } from "./profiles-with.ts";

/** What is known when a call could not be recovered. */
export interface SearchFacts {
  /** The nearest first. */
  readonly candidates: readonly Candidate[];
  readonly region: string | undefined;
  readonly isBase: boolean;
  /** Whether the client would have chosen one. */
  readonly isOn: boolean;
  /** What kept it from reading where a profile is answered. */
  readonly missing: MissingPermission | undefined;
}

const general =
  "Pass the id or ARN of an inference profile that contains this model: `aws bedrock list-inference-profiles` names those of a region.";

/** The sentence that helps: the profiles that would do, and the line that lets the client choose. */
export function adviceFrom({ candidates, region, isBase, isOn, missing }: SearchFacts): string {
  if (candidates.length === 0) {
    return `No inference profile of ${region ?? "this region"} contains this model: use another region, or another model.`;
  }
  const ids = candidates.map(({ modelId }) => `\`${modelId}\``).join(", ");
  if (!isBase) return `Let it name one of ${ids}, in place of the model itself.`;
  if (!isOn) {
    return `Pass one of ${ids}, or let the client choose: \`new BedrockClient({ recover: { onDemand: "profile" }, … })\`.`;
  }
  if (missing) {
    return `Pass one of ${ids}, or allow \`${missing.action}\` on \`${missing.resource}\`: the client may not read whether they stay inside of \`within\`.`;
  }
  return `Widen the fence (\`within\`, or the geography of the client's region) or use another model: none of the profiles that contain this one surely stays inside (${ids}).`;
}

/** The general advice, and why it is no better. */
export function adviceAfter(failed: unknown): string {
  const { code, advice } = toTargetError(failed);
  if (code === "access-denied") {
    return `${general} (This client would name them, were it allowed \`bedrock:ListInferenceProfiles\`.)`;
  }
  return `${general} (They could not be looked up here: ${code}. ${advice})`;
}
