import { defineTarget, type TargetFactory } from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/**
 * The strategy for a system-defined inference profile, by id or ARN.
 *
 * @example
 * crossRegion("us.anthropic.claude-sonnet-4-5-20250929-v1:0");
 */
export const crossRegion: TargetFactory<"cross-region", typeof rules> = defineTarget({
  kinds: ["cross-region"],
  rules,
});
