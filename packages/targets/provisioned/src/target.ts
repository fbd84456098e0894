import { defineTarget, type TargetFactory } from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/**
 * The strategy for provisioned throughput, custom model deployments and custom models. A custom model is recognised, so
 * that a call on it says what to pass instead.
 *
 * @example
 * provisioned("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/capacity0001");
 * provisioned("arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ticketsdep01");
 */
export const provisioned: TargetFactory<"provisioned" | "custom-model" | "custom-deployment", typeof rules> =
  defineTarget({
    kinds: ["provisioned", "custom-model", "custom-deployment"],
    rules,
  });
