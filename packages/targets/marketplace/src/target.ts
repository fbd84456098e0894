import { defineTarget, type TargetFactory } from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/**
 * The strategy for a SageMaker endpoint registered with Bedrock, by ARN.
 *
 * @example
 * marketplace("arn:aws:sagemaker:us-east-1:123456789012:endpoint/support");
 */
export const marketplace: TargetFactory<"marketplace", typeof rules> = defineTarget({
  kinds: ["marketplace"],
  rules,
});
