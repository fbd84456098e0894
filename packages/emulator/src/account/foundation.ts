import type { SystemProfileDefinition } from "./definitions.ts";
import { destinationArns } from "./destinations.ts";
import { type Lifecycle, type Modality, type ModelDefinition, modelOf } from "./model.ts";
import type { Place } from "./place.ts";

/** The system profiles of a foundation model. */
export const systemProfilesOf = (definition: ModelDefinition, place: Place): readonly SystemProfileDefinition[] =>
  (definition.profiles ?? []).map((geography) => {
    const { modelId, name = modelId, destinations = {} } = definition;
    const models = destinationArns(modelId, geography, place, destinations[geography]);
    return {
      kind: "cross-region",
      id: `${geography}.${modelId}`,
      name: `${geography.toUpperCase()} ${name}`,
      label: `${name} (${geography} profile)`,
      description: `Sends requests to ${name} in ${describeDestinations(models)}.`,
      models,
    };
  });

const describeDestinations = (arns: readonly string[]): string =>
  arns.map((arn) => arn.split(":")[3] || "any region").join(", ");

/** What the control plane says of a foundation model, with the defaults filled in. */
export interface FoundationFacts {
  readonly providerName: string;
  readonly inputModalities: readonly Modality[];
  readonly outputModalities: readonly Modality[];
  readonly responseStreamingSupported: boolean;
  readonly customizationsSupported: readonly string[];
  /** AWS's enum has no value for "through a profile": such a model has an empty list. */
  readonly inferenceTypesSupported: readonly string[];
  readonly modelLifecycle: Lifecycle;
}

/** Fills in what a definition does not say. */
export const factsOf = (definition: ModelDefinition): FoundationFacts => {
  const embeds = modelOf(definition).dialect.includes("embeddings");
  return {
    providerName: definition.provider ?? providerOf(definition.modelId),
    inputModalities: definition.inputModalities ?? ["TEXT"],
    outputModalities: definition.outputModalities ?? [embeds ? "EMBEDDING" : "TEXT"],
    responseStreamingSupported: definition.streaming ?? !embeds,
    customizationsSupported: definition.customizations ?? [],
    inferenceTypesSupported: [
      ...((definition.onDemand ?? true) ? ["ON_DEMAND"] : []),
      ...(definition.provisionable ? ["PROVISIONED"] : []),
    ],
    modelLifecycle: definition.lifecycle ?? { status: "ACTIVE" },
  };
};

/** The first word of an id says who made the model; a maker that is not listed here gets a capital letter. */
const providerOf = (modelId: string): string => {
  const [word = ""] = modelId.split(".", 1);
  return providers[word] ?? word.charAt(0).toUpperCase() + word.slice(1);
};

const providers: Readonly<Record<string, string>> = {
  ai21: "AI21 Labs",
  deepseek: "DeepSeek",
  mistral: "Mistral AI",
  openai: "OpenAI",
  stability: "Stability AI",
};
