import { applicationProfile } from "@bedrock-targets/application-profile";
import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { crossRegion } from "@bedrock-targets/cross-region";

/** Profiles are called; models and system profiles are what they are made of. */
export const bedrock = new BedrockClient({ targets: [applicationProfile, base, crossRegion] });
