import type { GetPromptResponse, Message, SystemContentBlock, ToolConfiguration } from "@bedrock-targets/core";
import { invalidRequest, type ModelRef } from "@bedrock-targets/core/target";
import type { Conversation } from "./count-input.ts";

/**
 * A stored prompt as the model gets it: its variables filled in, and the request's messages behind its own. Source: the
 * Bedrock user guide, "Test a prompt using Prompt management".
 *
 * @throws BedrockTargetError `invalid-request` where a variable has no value
 */
export function rendered(prompt: GetPromptResponse, given: Conversation, target: ModelRef): Conversation {
  const [variant] = prompt.variants ?? [];
  const { text, chat } = variant?.templateConfiguration ?? {};
  const declared = (text ?? chat)?.inputVariables?.flatMap(({ name }) => name ?? []);
  checkNames(given.promptVariables ?? {}, declared, target);
  const fill = filler(given.promptVariables ?? {}, declared, target);
  const own: readonly unknown[] = text ? [{ role: "user", content: [{ text: text.text }] }] : (chat?.messages ?? []);
  const messages = [...own.map(fill), ...(given.messages ?? [])];
  const system = (chat?.system ?? []).map(fill);
  const tools = chat?.toolConfiguration;
  const fields = variant?.additionalModelRequestFields;
  // The prompt service's blocks are the runtime's, under names of its own.
  return {
    messages: messages as Message[],
    ...(system.length > 0 && { system: system as SystemContentBlock[] }),
    ...(tools && { toolConfig: tools as ToolConfiguration }),
    ...(fields !== undefined && { additionalModelRequestFields: fields }),
  };
}

const placeholder = /\{\{\s*([\w-]+)\s*\}\}/g;

type Variables = Readonly<Record<string, { readonly text?: string | undefined }>>;

function checkNames(variables: Variables, declared: readonly string[] | undefined, target: ModelRef): void {
  const surplus = declared && Object.keys(variables).find((name) => !declared.includes(name));
  if (surplus === undefined) return;
  const advice = `Its variables are ${declared?.join(", ") || "none"}.`;
  throw invalidRequest(`The prompt has no variable \`${surplus}\`.`, advice, target);
}

/** Fills in the variables of every text inside of a value. What looks like one, and was declared as none, is text. */
function filler(variables: Variables, declared: readonly string[] | undefined, target: ModelRef) {
  const textOf = (name: string): string => {
    const value = Object.hasOwn(variables, name) ? variables[name]?.text : undefined;
    if (value !== undefined) return value;
    throw invalidRequest(
      `The prompt has a variable \`${name}\`, for which there is no value.`,
      "Pass it in `variables`.",
      target,
    );
  };
  const isText = (name: string): boolean => declared !== undefined && !declared.includes(name);
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") {
      return value.replace(placeholder, (whole, name: string) => (isText(name) ? whole : textOf(name)));
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
  };
  return fill;
}
