import { defineTarget, type TargetFactory } from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/**
 * The strategy for a model brought in by Custom Model Import.
 *
 * @example
 * imported("arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001");
 */
export const imported: TargetFactory<"imported", typeof rules> = defineTarget({
  kinds: ["imported"],
  rules,
});
