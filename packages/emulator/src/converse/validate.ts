import type { Model } from "../account/model.ts";
import { serializationError, validationError } from "../http/service-error.ts";
import { isObject, type JsonObject, listOf, numberOf, objectOf, textOf } from "../wire/json.ts";
import { checkMedia } from "./media.ts";

/** Refuses what the service refuses before the model answers. */
export const validateConverse = (body: JsonObject, model: Model): void => {
  checkMessages(listOf(body.messages));
  checkFirstRole(listOf(body.messages).map(objectOf), model);
  checkInference(objectOf(body.inferenceConfig));
  checkTools(body.toolConfig);
  checkMedia(listOf(body.messages).map(objectOf), model);
};

const lists = ["messages", "system"] as const;
const objects = ["inferenceConfig", "toolConfig", "promptVariables", "performanceConfig", "serviceTier"] as const;

/** Refuses members of the wrong JSON type: nothing could be made of them. */
export const checkTypes = (body: JsonObject): void => {
  const wrong =
    lists.find((name) => body[name] != null && !Array.isArray(body[name])) ??
    objects.find((name) => body[name] != null && !isObject(body[name]));
  if (wrong) throw serializationError(`The member ${wrong} has the wrong JSON type`);
};

const roles = new Set(["user", "assistant", "system"]);

const checkMessages = (messages: readonly unknown[]): void => {
  if (messages.length === 0) throw validationError("The request has no messages: add at least one");
  messages.forEach((message, index) => {
    checkMessage(objectOf(message), `messages.${index}`);
  });
};

/** Anthropic's models also take a conversation that the assistant begins (recorded); the others do not. */
const checkFirstRole = (messages: readonly JsonObject[], { dialect }: Model): void => {
  const first = messages.find(({ role }) => role !== "system");
  if (dialect !== "anthropic" && first?.role !== "user") {
    throw validationError("The first message must have the role user");
  }
};

const checkMessage = ({ role, content }: JsonObject, where: string): void => {
  if (!roles.has(textOf(role) ?? "")) throw validationError(`${where}.role must be one of user, assistant, system`);
  if (listOf(content).length === 0) throw validationError(`${where}.content is empty: add at least one content block`);
  listOf(content).forEach((block, index) => {
    if (isBlank(textOf(objectOf(block).text), listOf(content).length > 1)) {
      throw validationError(`${where}.content.${index}.text is blank: add text, or leave it out`);
    }
  });
};

/** Beside other blocks, a line end is taken (recorded). */
const isBlank = (text: string | undefined, hasCompany: boolean): boolean =>
  text === "" || (!hasCompany && text?.trim() === "");

/** Unknown members are none of the service's business; known ones have their limits. */
const checkInference = (inference: JsonObject): void => {
  const maxTokens = numberOf(inference.maxTokens);
  if (maxTokens !== undefined && maxTokens < 1) throw validationError("inferenceConfig.maxTokens must be at least 1");
  for (const name of ["temperature", "topP"]) {
    const value = numberOf(inference[name]) ?? 0;
    if (value < 0 || value > 1) throw validationError(`inferenceConfig.${name} must be between 0 and 1`);
  }
};

const checkTools = (toolConfig: unknown): void => {
  if (!isObject(toolConfig)) return;
  const tools = listOf(toolConfig.tools).map(objectOf);
  if (tools.length === 0) throw validationError("toolConfig.tools must have at least one tool");
  const { name } = objectOf(objectOf(toolConfig.toolChoice).tool);
  if (name !== undefined && !tools.some(({ toolSpec }) => objectOf(toolSpec).name === name)) {
    throw validationError(`toolConfig.toolChoice demands the tool ${name}, which is not among the tools`);
  }
};
