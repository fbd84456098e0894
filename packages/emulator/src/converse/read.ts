import type { Model } from "../account/model.ts";
import { validationError } from "../http/service-error.ts";
import type { CitedDocument, Question, Tool } from "../reply/question.ts";
import { reasoningFor } from "../reply/reasoning.ts";
import { sizeOf } from "../reply/tokens.ts";
import { isObject, type JsonObject, listOf, numberOf, objectOf, textOf, textsOf } from "../wire/json.ts";
import type { FilledPrompt } from "./stored-prompt.ts";

/** What a Converse request asks. The body has been validated, and a stored prompt's text is among its messages. */
export const readConverse = (
  body: JsonObject,
  about: { readonly seed: string; readonly model: Model; readonly filled?: FilledPrompt | undefined },
): Question => {
  const messages = listOf(body.messages).map(objectOf);
  const inference = objectOf(body.inferenceConfig);
  return {
    seed: about.seed,
    modelName: about.model.name,
    system: textsIn(listOf(body.system)),
    prompt: lastPrompt(messages),
    variables: about.filled?.variables,
    toolResult: toolResultIn(contentOf(messages.at(-1))),
    ...toolsIn(objectOf(body.toolConfig)),
    maxTokens: numberOf(inference.maxTokens),
    stopSequences: textsOf(inference.stopSequences),
    reasoning: reasoningFor(wantsReasoning(objectOf(body.additionalModelRequestFields)), about.seed, about.model),
    outputSchema: outputSchemaIn(body),
    citedDocuments: citedDocumentsIn(messages),
    size: sizeOf([body.toolConfig, body.system, body.messages]),
  };
};

const contentOf = (message: JsonObject | undefined): readonly JsonObject[] => listOf(message?.content).map(objectOf);

const textsIn = (blocks: readonly unknown[]): string =>
  blocks
    .map((block) => textOf(objectOf(block).text))
    .filter((text) => text !== undefined)
    .join("\n");

/** The text of the last user message that has any: one that only brings tool results has none. */
export const lastPrompt = (messages: readonly JsonObject[]): string =>
  messages
    .filter(({ role }) => role === "user")
    .map(({ content }) => textsIn(listOf(content)))
    .findLast((text) => text !== "") ?? "";

const toolResultIn = (blocks: readonly JsonObject[]): string | undefined => {
  const results = blocks.map(({ toolResult }) => toolResult).filter(isObject);
  if (results.length === 0) return undefined;
  return results.flatMap(({ content }) => listOf(content).map(objectOf).map(resultText)).join(" ");
};

const resultText = (block: JsonObject): string =>
  textOf(block.text) ?? JSON.stringify(block.json ?? Object.keys(block));

const toolsIn = ({ tools, toolChoice }: JsonObject): Pick<Question, "tools" | "systemTools" | "toolChoice"> => {
  const { any, tool } = objectOf(toolChoice);
  const name = textOf(objectOf(tool).name);
  const offered = listOf(tools).map(objectOf);
  return {
    tools: offered
      .map(({ toolSpec }) => toolSpec)
      .filter(isObject)
      .map(toolOf),
    systemTools: offered.flatMap(({ systemTool }) => textsOf(objectOf(systemTool).name)),
    toolChoice: name !== undefined ? { name } : any !== undefined ? "any" : "auto",
  };
};

const toolOf = ({ name, inputSchema }: JsonObject): Tool => ({
  name: textOf(name) ?? "",
  schema: objectOf(objectOf(inputSchema).json),
});

/** The vendors' ways to ask for reasoning: how it is to be done, or how much of it. */
const wantsReasoning = ({ thinking, reasoning_config, reasoningConfig }: JsonObject): boolean =>
  [thinking, reasoning_config, reasoningConfig].some(
    (config) => typeof config === "string" || (isObject(config) && config.type !== "disabled"),
  );

/** The schema of a structured output travels as JSON text. */
const outputSchemaIn = ({ outputConfig }: JsonObject): JsonObject | undefined => {
  const { structure } = objectOf(objectOf(outputConfig).textFormat);
  const schema = textOf(objectOf(objectOf(structure).jsonSchema).schema);
  return schema === undefined ? undefined : parseSchema(schema);
};

const parseSchema = (schema: string): JsonObject => {
  try {
    return objectOf(JSON.parse(schema));
  } catch {
    throw validationError("outputConfig.textFormat has a schema that is not valid JSON");
  }
};

const citedDocumentsIn = (messages: readonly JsonObject[]): readonly CitedDocument[] =>
  messages
    .flatMap(({ content }) => listOf(content).map(objectOf))
    .map(({ document }) => document)
    .filter(isObject)
    .map((document, index) => ({ document, index }))
    .filter(({ document }) => objectOf(document.citations).enabled === true)
    .map(({ document, index }) => ({
      index,
      unit: unitOf(document),
      title: textOf(document.name) ?? "",
      text: textOfDocument(document),
    }));

/** Text is cited by characters, a PDF by pages, and content that was handed over in pieces by those. */
const unitOf = ({ format, source }: JsonObject): CitedDocument["unit"] => {
  if (objectOf(source).content !== undefined) return "chunk";
  return format === "pdf" ? "page" : "char";
};

const textOfDocument = ({ source }: JsonObject): string => textOf(objectOf(source).text) ?? "A document of bytes";
