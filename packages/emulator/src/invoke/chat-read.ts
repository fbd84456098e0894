import type { Question } from "../reply/question.ts";
import { reasoningFor } from "../reply/reasoning.ts";
import { sizeOf } from "../reply/tokens.ts";
import { type JsonObject, listOf, numberOf, objectOf, textOf, textsOf } from "../wire/json.ts";
import { textIn } from "./content-text.ts";
import type { About } from "./dialect.ts";

/** What a body in OpenAI's chat format asks. */
export const readChat = (body: JsonObject, { seed, model }: About): Question => {
  const messages = listOf(body.messages).map(objectOf);
  const last = messages.at(-1);
  return {
    seed,
    modelName: model.name,
    system: said(messages, "system", "developer").join("\n"),
    prompt: said(messages, "user").at(-1) ?? "",
    variables: undefined,
    toolResult: last?.role === "tool" ? textIn(last.content) : undefined,
    tools: body.tool_choice === "none" ? [] : toolsIn(body),
    toolChoice: toolChoiceIn(body.tool_choice),
    maxTokens: numberOf(body.max_completion_tokens ?? body.max_tokens),
    stopSequences: textsOf(body.stop),
    reasoning: reasoningFor(false, seed, model),
    outputSchema: undefined,
    citedDocuments: [],
    size: sizeOf([body.tools, body.messages]),
  };
};

const said = (messages: readonly JsonObject[], ...roles: readonly string[]): readonly string[] =>
  messages
    .filter(({ role }) => roles.includes(textOf(role) ?? ""))
    .map(({ content }) => textIn(content))
    .filter((text) => text !== "");

const toolsIn = ({ tools }: JsonObject): Question["tools"] =>
  listOf(tools)
    .map((tool) => objectOf(objectOf(tool).function))
    .map(({ name, parameters }) => ({ name: textOf(name) ?? "", schema: objectOf(parameters) }));

const toolChoiceIn = (choice: unknown): Question["toolChoice"] => {
  const name = textOf(objectOf(objectOf(choice).function).name);
  if (name !== undefined) return { name };
  return choice === "required" ? "any" : "auto";
};
