import { invalidIdentifier } from "../http/service-error.ts";
import { objectOf, textOf } from "../wire/json.ts";
import type { Account } from "./account.ts";
import type { Entry, EntryDefinition } from "./entry.ts";
import { storedPromptOf } from "./prompt-variant.ts";
import { refusalOf } from "./refusal.ts";
import type { InvokedModel, Resource } from "./resource.ts";

/** What a `modelId` means, or the error for which every call to it fails. */
export const resourceFor = (account: Account, modelId: string): Resource => {
  const entry = account.find(modelId);
  const models = entry && modelsBehind(entry, account, new Map());
  const refusal = entry && refusalOf(entry, account, sourcesOf(entry.definition));
  if (refusal) throw refusal;
  // Something behind it does not exist, or it leads in a circle.
  if (!entry || !models) throw invalidIdentifier();
  const { definition } = entry;
  const [variant] = definition.kind === "prompt" ? definition.variants : [];
  return { kind: definition.kind, models, ...(variant && { prompt: storedPromptOf(variant) }) };
};

/** Prompts longer than this go to the stronger model of a router. */
const longPrompt = 200;

/** The model that answers a prompt: a router sends short ones to its plainest model and long ones to its last. */
export const routed = ({ models }: Resource, prompt: string): InvokedModel => {
  const strongest = models.at(-1);
  return strongest && prompt.length > longPrompt ? strongest : models[0];
};

/** What an entry stands on: ids and ARNs, as they were given. */
export const sourcesOf = (definition: EntryDefinition): readonly string[] => {
  switch (definition.kind) {
    case "cross-region":
    case "application-profile":
    case "router":
      return definition.models;
    case "provisioned":
    case "custom-model":
    case "custom-deployment":
      return [definition.model];
    case "prompt": {
      const modelId = textOf(objectOf(definition.variants[0]).modelId);
      return modelId === undefined ? [] : [modelId];
    }
    default:
      return [];
  }
};

type Models = Resource["models"] | undefined;

/** What answers in the end. `known` has what has been looked at already, which ends circles. */
const modelsBehind = (entry: Entry, account: Account, known: Map<Entry, Models>): Models => {
  if (entry.model) return [{ arn: entry.arn, model: entry.model }];
  if (known.has(entry)) return known.get(entry);
  known.set(entry, undefined);
  const found = sourcesOf(entry.definition).map((source) => {
    const behind = sourceEntry(account, source);
    return behind && modelsBehind(behind, account, known);
  });
  const models = entry.definition.kind === "router" ? choices(entry.definition.models, found) : found.find(Boolean);
  known.set(entry, models);
  return models;
};

/** A router reports its models by the ARNs that it was given. All of them have to be there. */
const choices = (arns: readonly string[], found: readonly Models[]): Models => {
  const [first, ...others] = arns.flatMap((arn, index) =>
    (found[index] ?? []).slice(0, 1).map(({ model }) => ({ arn, model })),
  );
  return first && others.length === arns.length - 1 ? [first, ...others] : undefined;
};

/** A destination may be another region's: the same model answers there. A custom model names its base with a suffix. */
export const sourceEntry = (account: Account, source: string): Entry | undefined => {
  const modelId = source.split(":foundation-model/")[1];
  if (modelId === undefined) return account.find(source);
  return account.lookUp("base", modelId) ?? account.lookUp("base", modelId.replace(/:\d+k$/, ""));
};

/** The ARN of the foundation model behind an ARN; the ARN itself where none is known. */
export const foundationArnOf = (account: Account, arn: string): string => {
  const entry = arn.includes(":foundation-model/") ? undefined : account.find(arn);
  const found = entry && modelsBehind(entry, account, new Map());
  return found?.[0].arn ?? arn;
};
