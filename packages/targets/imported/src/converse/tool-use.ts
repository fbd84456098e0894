import type { ToolResultBlock, ToolUseBlock } from "@bedrock-targets/core";
import { misplaced, type Placed, placed } from "./content.ts";
import { type JsonObject, withoutAbsent } from "./json.ts";
import { requireAbility, type Translation, untranslatable } from "./translation.ts";

/** The use of a tool, as one of an assistant message's `tool_calls`. @throws BedrockTargetError */
export function toolCall(
  { toolUseId, name, input, type }: ToolUseBlock,
  path: string,
  translation: Translation,
): JsonObject {
  requireAbility("tools", path, translation);
  if (type !== undefined) {
    throw untranslatable(`${path}.type`, "the chat format has no tools that Bedrock runs itself", translation);
  }
  const called = withoutAbsent({ name, arguments: JSON.stringify(input ?? {}) });
  return withoutAbsent({ id: toolUseId, type: "function", function: called });
}

/**
 * What a tool gave, as a message of its own: text as it is, JSON as text, a line for each block. The chat format has no
 * status, so that of an error is told in words.
 *
 * @throws BedrockTargetError
 */
export function toolMessage(result: ToolResultBlock, path: string, translation: Translation): JsonObject {
  requireAbility("tools", path, translation);
  if (result.type !== undefined) {
    throw untranslatable(`${path}.type`, "the chat format has no tools that Bedrock runs itself", translation);
  }
  const texts = placed(result.content, `${path}.content`).map((block) => textOf(block, translation));
  const text = texts.join("\n");
  const content = result.status === "error" ? `Error: ${text}` : text;
  return withoutAbsent({ role: "tool", tool_call_id: result.toolUseId, content });
}

type Result = NonNullable<ToolResultBlock["content"]>[number];

function textOf(placed: Placed<Result>, translation: Translation): string {
  const { block } = placed;
  if (block.text !== undefined) return block.text;
  if (block.json !== undefined) return JSON.stringify(block.json);
  throw misplaced(placed, "what a tool gave", translation);
}
