import { Account } from "./account.ts";
import type { PromptDefinition, ResourceDefinition } from "./definitions.ts";
import type { PromptVersionDefinition } from "./entry.ts";
import { systemProfilesOf } from "./foundation.ts";
import type { ModelDefinition } from "./model.ts";
import type { Place } from "./place.ts";
import { variantOf } from "./prompt-variant.ts";
import { seededModels } from "./seeded-models.ts";
import { seededResources } from "./seeded-resources.ts";

/** What an account holds from its beginning, in addition to the seed or in place of parts of it. */
export interface Seed {
  readonly models: readonly ModelDefinition[];
  readonly resources: readonly ResourceDefinition[];
}

/** When everything that is seeded was created: always the same. */
const createdAt = "2026-01-01T00:00:00.000Z";

/** A new account with its seed. */
export const seedAccount = (place: Place, seed: Seed): Account => {
  const account = new Account(place);
  fill(account, seed);
  return account;
};

/** Puts an account back to how it was seeded. */
export const reseed = (account: Account, seed: Seed): void => {
  account.clear();
  fill(account, seed);
};

const fill = (account: Account, { models, resources }: Seed): void => {
  const definitions = mergeModels(models);
  for (const model of definitions) {
    account.add({ kind: "base", name: model.name ?? model.modelId, model }, { id: model.modelId, createdAt });
  }
  for (const profile of definitions.flatMap((model) => systemProfilesOf(model, account))) addResource(account, profile);
  for (const resource of seededResources(account, definitions)) addResource(account, resource);
  for (const resource of resources) addResource(account, resource);
};

const mergeModels = (models: readonly ModelDefinition[]): readonly ModelDefinition[] => [
  ...new Map([...seededModels, ...models].map((definition) => [definition.modelId, definition])).values(),
];

const addResource = (account: Account, definition: ResourceDefinition): void => {
  if (definition.kind === "prompt") addPrompt(account, definition);
  else account.add(definition, { ...definition, createdAt });
};

/** The versions of a prompt whose place it takes go, too. */
const addPrompt = (account: Account, definition: PromptDefinition): void => {
  const { id, tags = {}, versions = [], text = "" } = definition;
  if (id !== undefined && account.lookUp("prompt", id)) {
    for (const entry of account.ofKind("prompt").filter((existing) => existing.id === id)) account.remove(entry);
  }
  const draft = account.add(versionOf(definition, "DRAFT", text), { ...(id !== undefined && { id }), tags, createdAt });
  versions.forEach((versionText, index) => {
    account.add(versionOf(definition, String(index + 1), versionText), { id: draft.id, createdAt });
  });
};

const versionOf = (definition: PromptDefinition, version: string, text: string): PromptVersionDefinition => ({
  kind: "prompt",
  name: definition.name,
  version,
  variants: [definition.variant ?? variantOf(definition, text)],
  ...(definition.description !== undefined && { description: definition.description }),
});
