import { validationError } from "../http/service-error.ts";
import { type ModelDefinition, modelOf } from "./model.ts";
import { accountArn, foundationModelArn, type Place } from "./place.ts";
import type { Resource } from "./resource.ts";

/** A foundation model itself, by id or ARN. */
export const baseResource = (definition: ModelDefinition, place: Place): Resource => {
  const arn = foundationModelArn(place, definition.modelId);
  const model = modelOf(definition);
  const onDemand = definition.onDemand ?? true;
  return {
    kind: "base",
    modelId: definition.modelId,
    name: model.name,
    listed: onDemand,
    aliases: [arn],
    models: [{ arn, model }],
    ...(onDemand ? {} : { refusal: needsProfile(definition) }),
  };
};

/** The system profiles of a foundation model, each by id or ARN. */
export const systemProfiles = (definition: ModelDefinition, place: Place): readonly Resource[] =>
  (definition.profiles ?? []).map((geography) => {
    const modelId = `${geography}.${definition.modelId}`;
    const arn = accountArn(place, `inference-profile/${modelId}`);
    const model = modelOf(definition);
    const name = `${model.name} (${geography} profile)`;
    return { kind: "cross-region", modelId, name, listed: true, aliases: [arn], models: [{ arn, model }] };
  });

/** Clients match on "with on-demand throughput isn" and the curly apostrophe after it (AWS's words); the rest is ours. */
const needsProfile = ({ modelId, profiles = [] }: ModelDefinition) =>
  validationError(
    `Calling ${modelId} with on-demand throughput isn’t supported: ` +
      `pass the ID or ARN of an inference profile instead, such as ${profiles[0] ?? "us"}.${modelId}`,
  );
