import { type JsonObject, listOf, objectOf, textOf } from "../wire/json.ts";
import type { PromptDefinition } from "./definitions.ts";
import type { StoredPrompt } from "./resource.ts";

/** A text as AWS's `PromptVariant`. */
export const variantOf = (definition: PromptDefinition, text: string): JsonObject => ({
  name: "default",
  templateType: "TEXT",
  templateConfiguration: {
    text: { text, inputVariables: (definition.variables ?? variablesIn(text)).map((name) => ({ name })) },
  },
  ...(definition.modelId !== undefined && { modelId: definition.modelId }),
  inferenceConfiguration: { text: { maxTokens: definition.maxTokens ?? 512 } },
});

const variablesIn = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(/\{\{([\w-]+)\}\}/g), ([, name = ""]) => name)),
];

/** AWS's `PromptVariant` in the shapes of a Converse request. */
export const storedPromptOf = (variant: JsonObject): StoredPrompt => {
  const { text, chat } = objectOf(variant.templateConfiguration);
  const template = objectOf(chat ?? text);
  return {
    messages: chat ? listOf(template.messages).map(objectOf) : [{ role: "user", content: textContent(template) }],
    system: listOf(template.system).map(objectOf),
    variables: listOf(template.inputVariables).map((variable) => textOf(objectOf(variable).name) ?? ""),
    settings: settingsOf(variant, template.toolConfiguration),
  };
};

const textContent = ({ text, cachePoint }: JsonObject): readonly JsonObject[] =>
  cachePoint === undefined ? [{ text }] : [{ text }, { cachePoint }];

const settingsOf = ({ inferenceConfiguration, additionalModelRequestFields }: JsonObject, toolConfig: unknown) => ({
  inferenceConfig: objectOf(objectOf(inferenceConfiguration).text),
  ...(toolConfig !== undefined && { toolConfig }),
  ...(additionalModelRequestFields !== undefined && { additionalModelRequestFields }),
});
