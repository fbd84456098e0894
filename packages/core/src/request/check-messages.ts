import { unionMembers } from "../generated/runtime-fields.ts";
import type { Message, SystemContentBlock } from "../generated/runtime-types.ts";
import type { BoundTarget } from "../target/contract.ts";
import { isPlainObject } from "./absent.ts";
import { nameOfType } from "./check-fields.ts";
import { invalidRequest } from "./invalid-request.ts";

/*
 * The AWS SDK drops members that it does not know, and fails inside on values of another type. These checks find what
 * would be dropped or fail, as far as the shape goes; what a model accepts is the service's to say.
 */

const roles: readonly unknown[] = ["user", "assistant", "system"];
const messageMembers: readonly string[] = ["role", "content"];

/** Checks that a list is a list of messages whose blocks each have exactly one known member. */
export function checkMessages(messages: readonly unknown[], target: BoundTarget): Message[] {
  messages.forEach((message, index) => {
    checkMessage(message, `messages[${index}]`, target);
  });
  return messages as Message[]; // just checked; never changed
}

function checkMessage(message: unknown, path: string, target: BoundTarget): void {
  if (!isPlainObject(message)) throw wrongType(path, message, "Pass `{ role, content }`.", target);
  const stranger = Object.keys(message).find((name) => !messageMembers.includes(name) && message[name] !== undefined);
  if (stranger)
    throw invalidRequest(`\`${path}.${stranger}\` does not exist.`, "A message has `role` and `content`.", target.ref);
  const { role, content } = message;
  if (!roles.includes(role)) {
    throw invalidRequest(
      `\`${path}.role\` is ${JSON.stringify(role)}.`,
      'It is "user", "assistant" or "system".',
      target.ref,
    );
  }
  if (!Array.isArray(content))
    throw wrongType(`${path}.content`, content, "Pass a list of blocks: `[{ text: … }]`.", target);
  checkBlocks(content, `${path}.content`, unionMembers.ContentBlock, target);
}

/** Checks that a list is a list of system blocks. */
export function checkSystem(blocks: readonly unknown[], target: BoundTarget): SystemContentBlock[] {
  checkBlocks(blocks, "system", unionMembers.SystemContentBlock, target);
  return blocks as SystemContentBlock[]; // just checked; never changed
}

/** Checks the unions in `toolConfig`, whose members may both be absent. */
export function checkTools(config: Record<string, unknown>, target: BoundTarget): Record<string, unknown> {
  const { tools = [], toolChoice } = config;
  if (!Array.isArray(tools)) throw wrongType("toolConfig.tools", tools, "Pass a list of tools.", target);
  checkBlocks(tools, "toolConfig.tools", unionMembers.Tool, target);
  if (toolChoice !== undefined) checkUnion(toolChoice, "toolConfig.toolChoice", unionMembers.ToolChoice, target);
  return config;
}

function checkBlocks(blocks: readonly unknown[], path: string, members: readonly string[], target: BoundTarget): void {
  blocks.forEach((block, index) => {
    checkUnion(block, `${path}[${index}]`, members, target);
  });
}

/** A union has exactly one member, and one that is known. */
function checkUnion(value: unknown, path: string, members: readonly string[], target: BoundTarget): void {
  const choices = `Pass one of ${members.map((name) => `\`{ ${name}: … }\``).join(", ")}.`;
  if (!isPlainObject(value)) throw wrongType(path, value, choices, target);
  const names = Object.keys(value).filter((name) => value[name] !== undefined && value[name] !== null);
  const stranger = names.find((name) => !members.includes(name));
  if (stranger !== undefined) throw invalidRequest(`\`${path}.${stranger}\` does not exist.`, choices, target.ref);
  if (names.length !== 1) {
    throw invalidRequest(`\`${path}\` has ${names.length || "no"} members; it has exactly one.`, choices, target.ref);
  }
}

const wrongType = (path: string, value: unknown, advice: string, target: BoundTarget): Error =>
  invalidRequest(`\`${path}\` is ${nameOfType(value)}.`, advice, target.ref);
