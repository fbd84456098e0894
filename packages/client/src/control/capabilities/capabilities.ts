import type { Kind, KindRules } from "@bedrock-targets/core";
import type { Capabilities, Capability, CapabilityName } from "./capability.ts";
import { combine } from "./combine.ts";
import { importedCapability } from "./imported.ts";
import type { Learned } from "./learned.ts";
import { missingFor } from "./needs.ts";
import { refusedByKind } from "./of-kind.ts";
import { type ModelFacts, modelCapability } from "./of-model.ts";

export type { Answer, Capabilities, Capability, CapabilityName } from "./capability.ts";

/** What is known of a target. */
export interface TargetFacts {
  readonly kind: Kind;
  /** The target's own string, by which the service may have refused something. */
  readonly modelId?: string | undefined;
  readonly rules: KindRules;
  /** The foundation models behind it; the same one may occur once for each region. */
  readonly models: readonly ModelFacts[];
  /** For an imported model: whether it has Converse itself. */
  readonly imported?: { readonly converse?: boolean | "unknown" | undefined } | undefined;
  /** Whether the client converses by InvokeModel with a target that has no Converse. Default: it does. */
  readonly translates?: boolean | undefined;
  /** Whether `models` has all of them. */
  readonly isComplete: boolean;
}

/**
 * What can be done with a target through this client: what its kind and the service have ruled out, then what its models can
 * do, by their exact ids. Never by a part of an id.
 */
export function capabilitiesOf(facts: TargetFacts, learned: Learned): Capabilities {
  const of = (name: CapabilityName): Capability =>
    ofItself(facts, name, learned) ??
    combine(
      facts.models.map((model) => modelCapability(model, name, learned)),
      facts.isComplete,
    );
  return {
    converse: of("converse"),
    converseStream: of("converseStream"),
    invokeModel: of("invokeModel"),
    invokeModelStream: of("invokeModelStream"),
    countTokens: of("countTokens"),
    toolUse: of("toolUse"),
    streamingToolUse: of("streamingToolUse"),
    promptCaching: of("promptCaching"),
    structuredOutput: of("structuredOutput"),
    reasoning: of("reasoning"),
    imageInput: of("imageInput"),
    documentInput: of("documentInput"),
    latencyOptimized: of("latencyOptimized"),
    asyncInvoke: of("asyncInvoke"),
  };
}

/** What is known of the target whatever its models are. */
function ofItself(facts: TargetFacts, name: CapabilityName, learned: Learned): Capability | undefined {
  const { kind, modelId, rules, imported, models } = facts;
  const hasConverse = imported?.converse === "unknown" ? undefined : imported?.converse;
  return (
    refusedByKind(kind, rules, name) ??
    (kind === "base" ? withoutProfile(models[0], name) : undefined) ??
    // Before what the service refused: it refuses Converse, which is then translated.
    (imported && importedCapability(name, hasConverse, facts.translates ?? true)) ??
    (modelId === undefined ? undefined : learned.refusal(modelId, name)) ??
    missingFor(name, (other) => ofItself(facts, other, learned))
  );
}

/** A model that only profiles offer cannot be called by its own id. */
function withoutProfile(model: ModelFacts | undefined, name: CapabilityName): Capability | undefined {
  if (model?.onDemand !== false || name === "countTokens") return undefined;
  const reason = `the control plane says that profiles alone offer ${model.modelId} in this region: call one of them`;
  return { answer: "no", reason, source: "control-plane" };
}
