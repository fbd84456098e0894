import { accountArn, type Place } from "./place.ts";
import type { InvokedModel, Resource, StoredPrompt } from "./resource.ts";

const variables = ["language", "message"] as const;

/** The prompt `translate`: its draft (the ARN without a version) and two versions, each with its own text. */
export const seededPrompts = (place: Place, invoked: InvokedModel): readonly Resource[] =>
  translations.map(({ suffix, name, prompt }) => ({
    kind: "prompt",
    modelId: accountArn(place, `prompt/TRANSLATE1${suffix}`),
    name,
    listed: true,
    aliases: [],
    models: [invoked],
    prompt,
  }));

const stored = (text: string): StoredPrompt => ({ text, variables, maxTokens: 512 });

const translations = [
  { suffix: "", name: "translate (draft)", prompt: stored("Translate into {{language}}, word for word: {{message}}") },
  { suffix: ":1", name: "translate (version 1)", prompt: stored("Translate into {{language}}: {{message}}") },
  {
    suffix: ":2",
    name: "translate (version 2)",
    prompt: stored("Translate into polite {{language}} and keep names as they are: {{message}}"),
  },
] as const;
