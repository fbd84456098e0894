import type { ConverseStreamRequest, InferenceConfiguration, JsonValue, OutputConfig } from "@bedrock-targets/core";
import { isPlainObject, nameOfType } from "@bedrock-targets/core/shape";
import { type JsonObject, withoutAbsent } from "./json.ts";
import { requireAbility, type Translation, untranslatable } from "./translation.ts";

/** The sampling parameters under the chat format's names. */
export const samplingOf = (config: InferenceConfiguration | undefined): JsonObject =>
  withoutAbsent({
    max_tokens: config?.maxTokens,
    temperature: config?.temperature,
    top_p: config?.topP,
    stop: config?.stopSequences,
  });

/** The form of the reply, and how hard to think about it. @throws BedrockTargetError */
export function formOf(config: OutputConfig | undefined, translation: Translation): JsonObject {
  if (config?.effort !== undefined) requireAbility("effort", "outputConfig.effort", translation);
  return withoutAbsent({
    response_format: config?.textFormat && responseFormat(config.textFormat, translation),
    reasoning_effort: config?.effort,
  });
}

type TextFormat = NonNullable<OutputConfig["textFormat"]>;

function responseFormat({ structure }: TextFormat, translation: Translation): JsonObject {
  const definition = structure?.jsonSchema;
  if (!definition) throw untranslatable("outputConfig.textFormat", "the chat format has schemas alone", translation);
  const { name = "reply", description, schema } = definition; // the chat format requires a name; Converse does not
  return {
    type: "json_schema",
    json_schema: withoutAbsent({ name, description, schema: parsed(schema, translation) }),
  };
}

/** Converse has the schema as text, the chat format as JSON. */
function parsed(schema: string | undefined, translation: Translation): JsonValue {
  try {
    return JSON.parse(schema ?? "") as JsonValue; // what JSON.parse gives is a JSON value
  } catch {
    const path = "outputConfig.textFormat.structure.jsonSchema.schema";
    throw untranslatable(path, "it is not valid JSON", translation, "Pass `JSON.stringify(schema)`.");
  }
}

/** Members of a body that a translated conversation must not have, with the reason. */
const reserved: Readonly<Record<string, string>> = {
  messages: "the conversation is in `messages` already",
  prompt: "the conversation is in `messages` already",
  n: "a reply is one message",
  stream: "the operation says whether the reply is streamed",
};

/** The model's own parameters: further members of the body. None may say again what the body says. @throws BedrockTargetError */
export function furtherMembers(
  fields: ConverseStreamRequest["additionalModelRequestFields"],
  body: JsonObject,
  translation: Translation,
): JsonObject {
  const path = "additionalModelRequestFields";
  if (fields === undefined) return {};
  if (!isPlainObject(fields)) {
    const advice = "Pass an object, whose members become members of the body.";
    throw untranslatable(path, `it is ${nameOfType(fields)}`, translation, advice);
  }
  for (const name of Object.keys(fields)) {
    const taken = Object.hasOwn(body, name) ? "another field of this request says it already" : undefined;
    const reason = Object.hasOwn(reserved, name) ? reserved[name] : taken;
    if (reason !== undefined) throw untranslatable(`${path}.${name}`, reason, translation);
  }
  return fields;
}
