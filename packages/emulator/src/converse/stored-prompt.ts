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
  readonly messages: readonly JsonObject[];
  readonly system: readonly JsonObject[];
  /** The values that were used; surplus ones are ignored, as the service does. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Fills a prompt with `promptVariables`: `{ name: { text } }`. Missing ones are an error that names them. */
export const fillPrompt = (prompt: StoredPrompt, promptVariables: unknown): FilledPrompt => {
  const variables = valuesFor(prompt.variables, objectOf(promptVariables));
  return {
    messages: prompt.messages.map((message) => ({
      ...message,
      content: filledBlocks(listOf(message.content).map(objectOf), variables),
    })),
    system: filledBlocks(prompt.system, variables),
    variables,
  };
};

const valuesFor = (names: readonly string[], given: JsonObject): Record<string, string> => {
  const values = names.map((name) => [name, givenValue(given, name)] as const);
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) {
    throw validationError(`The prompt needs a value for each of its variables; missing: ${missing.join(", ")}`);
  }
  return Object.fromEntries(values.map(([name, value]) => [name, value ?? ""]));
};

const givenValue = (given: JsonObject, name: string): string | undefined => {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  return isObject(value) ? textOf(value.text) : undefined;
};

const filledBlocks = (blocks: readonly JsonObject[], variables: Record<string, string>): readonly JsonObject[] =>
  blocks.map((block) => {
    const text = textOf(block.text);
    return text === undefined ? block : { ...block, text: filledText(text, variables) };
  });

/** In one go, so that a value which looks like a variable stays what it is. */
const filledText = (text: string, variables: Record<string, string>): string =>
  text.replace(/\{\{([\w-]+)\}\}/g, (mark, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? mark) : mark,
  );

/** The request as the model sees it: the messages of a stored prompt come before those of the request. */
export const withStoredPrompt = (
  { prompt }: Resource,
  body: JsonObject,
): { body: JsonObject; filled?: FilledPrompt } => {
  if (!prompt) return { body };
  refuseForbiddenFields(body);
  const filled = fillPrompt(prompt, body.promptVariables);
  const { messages, system } = filled;
  return { body: { ...body, ...prompt.settings, system, messages: [...messages, ...listOf(body.messages)] }, filled };
};
