import { BedrockTargetError } from "@bedrock-targets/core";
import type { FoundProfile } from "./find.ts";
import type { ProfileSource } from "./source.ts";
import type { Tags } from "./tags.ts";

/** The name is taken by a profile of other models. */
export const otherSource = (name: string, { arn, models }: FoundProfile, source: ProfileSource): BedrockTargetError =>
  taken(
    arn,
    `The application profile \`${name}\` exists with another source: it has ${inWords(models)}, and ${source.arn} has ${inWords(source.models)}.`,
    "Choose another name, or delete the profile with `deleteApplicationProfile` and call again.",
  );

/** The name is taken by a profile with other tags. */
export const otherTags = (name: string, { arn }: FoundProfile, present: Tags, wanted: Tags): BedrockTargetError =>
  taken(
    arn,
    `The application profile \`${name}\` exists with other tags: it has ${JSON.stringify(present)}, and ${JSON.stringify(wanted)} is asked for.`,
    "Choose another name, or pass `updateTags: true` to change its tags.",
  );

const inWords = (models: readonly string[]): string => models.join(", ") || "no models";

const taken = (target: string, message: string, advice: string): BedrockTargetError =>
  new BedrockTargetError({ code: "invalid-request", message, advice, target });
