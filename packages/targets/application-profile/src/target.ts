import { defineTarget, type TargetFactory } from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/**
 * The strategy for an application inference profile, by ARN.
 *
 * @example
 * applicationProfile("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001");
 */
export const applicationProfile: TargetFactory<"application-profile", typeof rules> = defineTarget({
  kinds: ["application-profile"],
  rules,
});
