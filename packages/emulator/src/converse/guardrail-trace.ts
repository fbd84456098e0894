import { accountArn, type Place } from "../account/place.ts";
import { type JsonObject, objectOf, textOf } from "../wire/json.ts";

/** What was put before a guardrail: the last thing that was asked, and the answer to it. */
export interface Guarded {
  readonly asked: string;
  readonly said: string;
}

/**
 * The trace of a guardrail that finds nothing, where the request asks for it; undefined where it does not. No guardrail
 * here finds anything.
 */
export const guardrailTrace = (
  guardrailConfig: unknown,
  { asked, said }: Guarded,
  place: Place,
): JsonObject | undefined => {
  const { guardrailIdentifier, guardrailVersion, trace } = objectOf(guardrailConfig);
  if (trace !== "enabled" && trace !== "enabled_full") return undefined;
  const guardrailId = textOf(guardrailIdentifier)?.split("/").at(-1) ?? "";
  const appliedGuardrailDetails = {
    guardrailArn: accountArn(place, `guardrail/${guardrailId}`),
    guardrailId,
    guardrailOrigin: ["REQUEST"],
    guardrailOwnership: "SELF",
    guardrailVersion,
  };
  const assess = (text: string) => ({ appliedGuardrailDetails, invocationMetrics: metricsOf(text.length) });
  return {
    actionReason: "No action.",
    inputAssessment: { [guardrailId]: assess(asked) },
    modelOutput: [],
    outputAssessments: { [guardrailId]: [assess(said)] },
  };
};

const metricsOf = (characters: number): JsonObject => ({
  guardrailCoverage: { textCharacters: { guarded: characters, total: characters } },
  guardrailProcessingLatency: 200,
  usage: {
    automatedReasoningPolicies: 0,
    automatedReasoningPolicyUnits: 0,
    contentPolicyImageUnits: 0,
    contentPolicyUnits: 0,
    contextualGroundingPolicyUnits: 0,
    sensitiveInformationPolicyFreeUnits: 0,
    sensitiveInformationPolicyUnits: 0,
    topicPolicyUnits: 1,
    wordPolicyUnits: 0,
  },
});
