import type { Resource, StoredPrompt } from "../account/resource.ts";
import { validationError } from "../http/service-error.ts";
import { isObject, type JsonObject, listOf, objectOf, textOf } from "../wire/json.ts";

/** What a stored prompt brings itself. Even an empty value is refused. */
const forbiddenFields = ["additionalModelRequestFields", "inferenceConfig", "system", "toolConfig"] as const;

/** Refuses what may not be sent together with a prompt. */
export const refuseForbiddenFields = (body: JsonObject): void => {
  const sent = forbiddenFields.filter((name) => name in body && body[name] !== null);
  if (sent.length > 0) {
    throw validationError(`A prompt resource brings its own ${sent.join(", ")}: leave out what the request has of it`);
  }
};

/** A stored prompt with its variables filled in. */
export interface FilledPrompt {
  readonly text: string;
  /** The values that were used; surplus ones are ignored, as the service does. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Fills a prompt with `promptVariables`: `{ name: { text } }`. Missing ones are an error that names them. */
export const fillPrompt = (prompt: StoredPrompt, promptVariables: unknown): FilledPrompt => {
  const given = objectOf(promptVariables);
  const values = prompt.variables.map((name) => [name, givenValue(given, name)] as const);
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) {
    throw validationError(`The prompt needs a value for each of its variables; missing: ${missing.join(", ")}`);
  }
  const variables = Object.fromEntries(values.map(([name, value]) => [name, value ?? ""]));
  // A function, so that a `$` in a value stays a `$`.
  const fill = (text: string, name: string) => text.replaceAll(`{{${name}}}`, () => variables[name] ?? "");
  return { text: prompt.variables.reduce(fill, prompt.text), variables };
};

const givenValue = (given: JsonObject, name: string): string | undefined => {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  return isObject(value) ? textOf(value.text) : undefined;
};

/** The request as the model sees it: the messages of a stored prompt come before those of the request. */
export const withStoredPrompt = (resource: Resource, body: JsonObject): { body: JsonObject; filled?: FilledPrompt } => {
  if (!resource.prompt) return { body };
  refuseForbiddenFields(body);
  const filled = fillPrompt(resource.prompt, body.promptVariables);
  const stored = { role: "user", content: [{ text: filled.text }] };
  const inferenceConfig = { maxTokens: resource.prompt.maxTokens };
  return { body: { ...body, inferenceConfig, messages: [stored, ...listOf(body.messages)] }, filled };
};
