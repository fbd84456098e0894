import type { InferenceProfileSummary } from "@bedrock-targets/core";
import { arnsOf } from "../../lookups/arns.ts";
import { type Source, wholePages } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** The two types of profiles. Without a type, AWS lists the system's own only (aws-cli#9728). */
const types = [
  { kind: "cross-region", type: "SYSTEM_DEFINED" },
  { kind: "application-profile", type: "APPLICATION" },
] as const;

/** Profiles of both types, in one operation's lists. */
export const inferenceProfiles: Source<"listInferenceProfiles", InferenceProfileSummary> = {
  operation: "listInferenceProfiles",
  kinds: ["cross-region", "application-profile"],
  namesModels: true,
  questions: (kinds) =>
    types.filter(({ kind }) => kinds.has(kind)).map(({ type }) => ({ typeEquals: type, ...wholePages })),
  kindsOf: ({ typeEquals }) => types.filter(({ type }) => type === typeEquals).map(({ kind }) => kind),
  entries: ({ inferenceProfileSummaries }) => inferenceProfileSummaries,
  read: (profile, { typeEquals }) => {
    const { type = typeEquals } = profile;
    if (type !== typeEquals) return [];
    return typeEquals === "APPLICATION" ? applicationProfile(profile) : systemProfile(profile);
  },
};

/** A system profile may be passed by its id, in any region that has it. */
const systemProfile = (profile: InferenceProfileSummary) =>
  targetFrom("cross-region", { ...described(profile), modelId: profile.inferenceProfileId });

/** An application profile is known by its ARN alone. */
const applicationProfile = (profile: InferenceProfileSummary) =>
  targetFrom("application-profile", { ...described(profile), modelId: profile.inferenceProfileArn });

const described = (profile: InferenceProfileSummary) => ({
  arn: profile.inferenceProfileArn,
  name: profile.inferenceProfileName,
  description: profile.description,
  status: profile.status,
  behind: arnsOf(profile.models),
  createdAt: profile.createdAt,
  updatedAt: profile.updatedAt,
});
