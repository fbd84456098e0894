import type { Question } from "../reply/question.ts";
import { reasoningFor } from "../reply/reasoning.ts";
import { sizeOf } from "../reply/tokens.ts";
import { isObject, type JsonObject, listOf, numberOf, objectOf, textOf, textsOf } from "../wire/json.ts";
import { textIn } from "./content-text.ts";
import type { About } from "./dialect.ts";

/** What a body in Anthropic's format asks. */
export const readAnthropic = (body: JsonObject, { seed, model }: About): Question => {
  const messages = listOf(body.messages).map(objectOf);
  return {
    seed,
    modelName: model.name,
    system: textIn(body.system),
    prompt: promptIn(messages),
    variables: undefined,
    toolResult: toolResultIn(messages.at(-1)),
    tools: toolsIn(body),
    toolChoice: toolChoiceIn(objectOf(body.tool_choice)),
    maxTokens: numberOf(body.max_tokens),
    stopSequences: textsOf(body.stop_sequences),
    reasoning: reasoningFor(isObject(body.thinking) && body.thinking.type !== "disabled", seed, model),
    outputSchema: undefined,
    citedDocuments: [],
    size: sizeOf([body.tools, body.system, body.messages]),
  };
};

const promptIn = (messages: readonly JsonObject[]): string =>
  messages
    .filter(({ role }) => role === "user")
    .map(({ content }) => textIn(content))
    .findLast((text) => text !== "") ?? "";

const toolResultIn = (message: JsonObject | undefined): string | undefined => {
  const results = listOf(message?.content)
    .map(objectOf)
    .filter(({ type }) => type === "tool_result");
  return results.length === 0 ? undefined : results.map(({ content }) => textIn(content)).join(" ");
};

/** `tool_choice: none` is as good as no tools. */
const toolsIn = ({ tools, tool_choice }: JsonObject): Question["tools"] =>
  objectOf(tool_choice).type === "none"
    ? []
    : listOf(tools)
        .map(objectOf)
        .map(({ name, input_schema }) => ({ name: textOf(name) ?? "", schema: objectOf(input_schema) }));

const toolChoiceIn = ({ type, name }: JsonObject): Question["toolChoice"] => {
  if (type === "tool") return { name: textOf(name) ?? "" };
  return type === "any" ? "any" : "auto";
};
