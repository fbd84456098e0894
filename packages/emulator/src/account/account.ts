import { baseResource, systemProfiles } from "./foundation.ts";
import type { ModelDefinition } from "./model.ts";
import { ownedResources } from "./owned.ts";
import type { Place } from "./place.ts";
import type { EmulatedTarget, InvokedModel, Resource } from "./resource.ts";
import { seededModels } from "./seeded-models.ts";

/** The account that the emulator plays. */
export interface EmulatedAccount extends Place {
  /** Everything that can be passed as `modelId`, of all ten kinds. */
  readonly targets: readonly EmulatedTarget[];
}

/** The account as the operations see it. */
export interface AccountState extends EmulatedAccount {
  /** What a `modelId` means here. Undefined: nothing in this account and region. */
  find(modelId: string): Resource | undefined;
}

/** The seeded account; the given models are added, or take the place of seeded ones with the same id. */
export const seedAccount = (place: Place, models: readonly ModelDefinition[]): AccountState => {
  const definitions = mergeModels(models);
  const foundation = [
    ...definitions.map((definition) => baseResource(definition, place)),
    ...definitions.flatMap((definition) => systemProfiles(definition, place)),
  ];
  const resources = [...foundation, ...ownedResources(place, (...modelIds) => invokedModel(foundation, modelIds))];
  const byIdentifier = new Map(
    resources.flatMap((resource) => [resource.modelId, ...resource.aliases].map((id) => [id, resource] as const)),
  );
  return {
    ...place,
    targets: resources.filter(({ listed }) => listed).map(({ kind, modelId, name }) => ({ kind, modelId, name })),
    find: (modelId) => byIdentifier.get(modelId),
  };
};

const mergeModels = (models: readonly ModelDefinition[]): readonly ModelDefinition[] => [
  ...new Map([...seededModels, ...models].map((definition) => [definition.modelId, definition])).values(),
];

const invokedModel = (foundation: readonly Resource[], modelIds: readonly string[]): InvokedModel => {
  const resource = modelIds.map((id) => foundation.find(({ modelId }) => modelId === id)).find((found) => found);
  // Cannot happen: definitions are replaced, never removed.
  if (!resource) throw new TypeError(`The seeded account has no ${modelIds.join(" and no ")}`);
  return resource.models[0];
};
