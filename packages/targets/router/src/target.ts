import { defineTarget, type TargetFactory } from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/**
 * The strategy for a prompt router, by ARN.
 *
 * @example
 * router("arn:aws:bedrock:us-east-1:123456789012:prompt-router/novarouter01");
 */
export const router: TargetFactory<"router", typeof rules> = defineTarget({
  kinds: ["router"],
  rules,
});
