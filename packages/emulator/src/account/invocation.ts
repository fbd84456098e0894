import { invalidIdentifier } from "../http/service-error.ts";
import type { AccountState } from "./account.ts";
import type { InvokedModel, Resource } from "./resource.ts";

/** What a `modelId` means, or the error for which every call to it fails. */
export const resourceFor = (account: AccountState, modelId: string): Resource => {
  const resource = account.find(modelId);
  if (!resource) throw invalidIdentifier();
  if (resource.refusal) throw resource.refusal;
  return resource;
};

/** Prompts longer than this go to the stronger model of a router. */
const longPrompt = 200;

/** The model that answers a prompt: a router sends short ones to its plainest model and long ones to its last. */
export const routed = ({ models }: Resource, prompt: string): InvokedModel => {
  const strongest = models.at(-1);
  return strongest && prompt.length > longPrompt ? strongest : models[0];
};
