import type { Capability, CapabilityName } from "./capability.ts";
import { documented } from "./documented.ts";
import type { Learned } from "./learned.ts";
import { missingFor } from "./needs.ts";

/** What the control plane says of a foundation model, as far as it says anything. */
export interface ModelFacts {
  /** The bare id. */
  readonly modelId: string;
  /** `TEXT`, `IMAGE`, …; empty or absent where that is not known. */
  readonly inputModalities?: readonly string[] | undefined;
  readonly outputModalities?: readonly string[] | undefined;
  /** Whether it can answer in pieces. */
  readonly streaming?: boolean | "unknown" | undefined;
  /** Whether it may be called by its own id, and not through profiles alone. */
  readonly onDemand?: boolean | "unknown" | undefined;
}

/**
 * Whether a foundation model can do something. What the service refused comes first, then what the control plane rules out,
 * then the table, then what follows from the rest.
 */
export const modelCapability = (model: ModelFacts, name: CapabilityName, learned: Learned): Capability =>
  learned.refusal(model.modelId, name) ??
  stated(model, name) ??
  missingFor(name, (other) => modelCapability(model, other, learned)) ??
  documented(model.modelId, name) ??
  inferred(model, name, learned) ?? {
    answer: "unknown",
    reason: `nothing is known about it of ${model.modelId}`,
    source: "none",
  };

const byControlPlane = (answer: "yes" | "no", reason: string): Capability => ({
  answer,
  reason: `the control plane says that ${reason}`,
  source: "control-plane",
});

/** What a model that answers with nothing else has no Converse for. Speech is missing: such models may write, too. */
const withoutConverse = ["EMBEDDING", "IMAGE", "VIDEO"];

/** What the control plane says in so many words. */
function stated(model: ModelFacts, name: CapabilityName): Capability | undefined {
  const { modelId, inputModalities: takes = [], outputModalities: gives = [] } = model;
  if (name === "imageInput" && takes.length > 0) {
    return byControlPlane(takes.includes("IMAGE") ? "yes" : "no", `${modelId} takes ${takes.join(", ")}`);
  }
  if ((name === "converseStream" || name === "invokeModelStream") && model.streaming === false) {
    return byControlPlane("no", `${modelId} does not stream`);
  }
  // Source: the Bedrock user guide: Converse has no models that make embeddings or images, nor Nova Reel, which makes videos.
  const isMute = gives.length > 0 && gives.every((modality) => withoutConverse.includes(modality));
  if (name === "converse" && isMute) {
    return byControlPlane("no", `${modelId} answers with ${gives.join(", ")}, for which there is no Converse`);
  }
  if (name === "countTokens" && isUncounted(model)) {
    return byControlPlane(
      "no",
      `${modelId} is offered through profiles only, and tokens are counted for on-demand models`,
    );
  }
  return undefined;
}

/** What follows from what the control plane says. */
function inferred(model: ModelFacts, name: CapabilityName, learned: Learned): Capability | undefined {
  if (name === "converseStream") return streamed(model, modelCapability(model, "converse", learned));
  return name === "invokeModel" || name === "invokeModelStream" ? invoked(model, name) : undefined;
}

/** A model with Converse has ConverseStream if it streams. Source: the documentation of ConverseStream in the service model. */
const streamed = (model: ModelFacts, converse: Capability): Capability | undefined =>
  converse.answer === "yes" && model.streaming === true
    ? byControlPlane("yes", `${model.modelId} streams, and it has Converse`)
    : undefined;

/** InvokeModel takes foundation models, but for those that speak. Source: the documentation of `modelId` in InvokeModel. */
function invoked({ modelId, outputModalities: gives = [], streaming }: ModelFacts, name: CapabilityName) {
  const isKnown = gives.length > 0 && gives.every((modality) => ["TEXT", ...withoutConverse].includes(modality));
  if (!isKnown) return undefined;
  if (name === "invokeModel") return byControlPlane("yes", `${modelId} is a foundation model`);
  return streaming === true ? byControlPlane("yes", `${modelId} streams`) : undefined;
}

/**
 * CountTokens takes the ids of models that can be called by them; a model with the length of its context in its id (`…:128k`)
 * is counted by the model without it. Source: the Bedrock user guide, as in the table.
 */
const isUncounted = ({ modelId, onDemand }: ModelFacts): boolean => onDemand === false && !/:\d+k$/.test(modelId);
