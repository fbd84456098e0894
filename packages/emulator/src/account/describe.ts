import type { Entry, EntryDefinition } from "./entry.ts";
import { type Model, modelOf } from "./model.ts";
import { accountArn, endpointArn, foundationModelArn, type Place } from "./place.ts";

/** What follows from a definition and its id alone. */
export type Description = Pick<Entry, "arn" | "modelId" | "label" | "listed" | "model">;

/** Says how an entry is addressed, and what answers for it. */
export const describe = (definition: EntryDefinition, id: string, place: Place): Description => {
  const arn = arnOf(definition, id, place);
  const model = modelFor(definition);
  return {
    arn,
    modelId: definition.kind === "base" || definition.kind === "cross-region" ? id : arn,
    label: labelOf(definition),
    listed: definition.kind !== "base" || (definition.model.onDemand ?? true),
    ...(model && { model }),
  };
};

const arnOf = (definition: EntryDefinition, id: string, place: Place): string => {
  switch (definition.kind) {
    case "base":
      return foundationModelArn(place, id);
    case "marketplace":
      return endpointArn(place, id);
    case "custom-model":
      return accountArn(place, `custom-model/${baseIn(definition.model)}/${id}`);
    case "prompt":
      return accountArn(place, `prompt/${id}${definition.version === "DRAFT" ? "" : `:${definition.version}`}`);
    case "router":
      return accountArn(place, `${definition.type === "default" ? "default-" : ""}prompt-router/${id}`);
    default:
      return accountArn(place, `${segments[definition.kind]}/${id}`);
  }
};

const segments = {
  "cross-region": "inference-profile",
  "application-profile": "application-inference-profile",
  provisioned: "provisioned-model",
  "custom-deployment": "custom-model-deployment",
  imported: "imported-model",
} as const;

/** The id of a foundation model in its ARN; what was made elsewhere is called `imported` in the ARN of a custom model. */
const baseIn = (arn: string): string => arn.split(":foundation-model/")[1] ?? "imported";

const labelOf = (definition: EntryDefinition): string => {
  const { kind, name } = definition;
  if (kind === "prompt")
    return `${name} (${definition.version === "DRAFT" ? "draft" : `version ${definition.version}`})`;
  const { converse = true } = kind === "base" ? definition.model : kind === "imported" ? definition : {};
  return converse ? name : `${name} (InvokeModel only)`;
};

/** Imported models and endpoints have no foundation model: they are their own. */
const modelFor = (definition: EntryDefinition): Model | undefined => {
  if (definition.kind === "base") return modelOf(definition.model);
  if (definition.kind !== "imported" && definition.kind !== "marketplace") return undefined;
  const { name, converse = true } = definition;
  return modelOf({ modelId: name, name, dialect: "chat", converse });
};
