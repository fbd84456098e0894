import type { Kind, KindRules, TargetKind } from "@bedrock-targets/core";
import type { Capability, CapabilityName } from "./capability.ts";

/** The field of a request without which a capability cannot be asked for. */
const fields: { readonly [Name in CapabilityName]?: string } = {
  toolUse: "toolConfig",
  structuredOutput: "outputConfig",
  latencyOptimized: "performanceConfig",
};

const operations: readonly CapabilityName[] = [
  "converse",
  "converseStream",
  "invokeModel",
  "invokeModelStream",
  "countTokens",
];

const noModel = "tokens are counted for foundation models only, and none stands behind it";

/**
 * What a kind takes away from the model behind it, where the kind's rules, which are about operations and fields, have no word
 * for it. Sources: the Bedrock user guide, "Prompt caching for faster model inference", "Optimize model inference for latency",
 * "Monitor your token usage by counting tokens before running inference".
 */
const takenAway: { readonly [K in TargetKind]?: { readonly [Name in CapabilityName]?: string } } = {
  base: { latencyOptimized: "latency is optimized through inference profiles only" },
  provisioned: { promptCaching: "prompts are cached for on-demand inference only" },
  imported: { countTokens: noModel },
  marketplace: { countTokens: noModel },
};

/** What the kind of a target rules out, whatever stands behind it. */
export function refusedByKind(kind: Kind, rules: KindRules, name: CapabilityName): Capability | undefined {
  const reason = reasonAgainst(rules, name) ?? ownReason(kind, name);
  return reason === undefined ? undefined : { answer: "no", reason, source: "rules" };
}

function reasonAgainst({ refuses = {} }: KindRules, name: CapabilityName): string | undefined {
  const reasons: Readonly<Record<string, string | undefined>> = refuses;
  const ofItself = reasons[name] ?? reasons[fields[name] ?? ""];
  if (ofItself !== undefined || operations.includes(name)) return ofItself;
  // What no operation can reach.
  return reasons.invokeModel === undefined ? undefined : reasons.converse;
}

function ownReason(kind: Kind, name: CapabilityName): string | undefined {
  const table: Readonly<Record<string, (typeof takenAway)["base"]>> = takenAway;
  return table[kind]?.[name];
}
