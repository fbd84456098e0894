import { defineTarget, type TargetFactory } from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/**
 * The strategy for a foundation model, by id or ARN.
 *
 * @example
 * base("amazon.nova-lite-v1:0");
 */
export const base: TargetFactory<"base", typeof rules> = defineTarget({
  kinds: ["base"],
  rules,
});
