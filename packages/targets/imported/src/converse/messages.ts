import type { ConversationRole, ConverseStreamRequest, Message, ReasoningContentBlock } from "@bedrock-targets/core";
import { contentOf, misplaced, type Placed, placed } from "./content.ts";
import { type JsonObject, withoutAbsent } from "./json.ts";
import { toolCall, toolMessage } from "./tool-use.ts";
import { type Translation, untranslatable } from "./translation.ts";

/** The chat messages of a conversation; the system text comes first. @throws BedrockTargetError */
export const chatMessages = (
  { system, messages }: Pick<ConverseStreamRequest, "system" | "messages">,
  translation: Translation,
): JsonObject[] => [
  ...(system?.length ? [systemMessage(placed(system, "system"), translation)] : []),
  ...placed(messages, "messages").flatMap(({ block, path }) => messagesOf(block, path, translation)),
];

type Blocks = readonly Placed[];

/** What becomes of one turn, by who speaks. */
const turns: { readonly [Role in ConversationRole]: (blocks: Blocks, translation: Translation) => JsonObject[] } = {
  user: userTurn,
  assistant: (blocks, translation) => [assistantMessage(blocks, translation)],
  system: (blocks, translation) => [systemMessage(blocks, translation)],
};

function messagesOf({ role, content }: Message, path: string, translation: Translation): JsonObject[] {
  if (role === undefined || !Object.hasOwn(turns, role)) {
    throw untranslatable(`${path}.role`, `the role "${role}" is not known`, translation);
  }
  return turns[role](placed(content, `${path}.content`), translation);
}

function systemMessage(blocks: readonly Placed<{ readonly text?: string | undefined }>[], translation: Translation) {
  const texts = blocks.map((each) => {
    if (each.block.text === undefined) throw misplaced(each, "a system text", translation);
    return each.block.text;
  });
  return { role: "system", content: texts.join("\n") };
}

/** The results of tools are messages of their own, and come first: the chat format wants them right behind the calls. */
function userTurn(blocks: Blocks, translation: Translation): JsonObject[] {
  const results = blocks.flatMap(({ block, path }) =>
    block.toolResult ? [toolMessage(block.toolResult, `${path}.toolResult`, translation)] : [],
  );
  const others = blocks.filter(({ block }) => !block.toolResult);
  if (results.length > 0 && others.length === 0) return results;
  return [...results, { role: "user", content: contentOf(others, "a user's message", translation) }];
}

/** The chat format keeps what was said, thought and called apart: their order among each other is not told. */
function assistantMessage(blocks: Blocks, translation: Translation): JsonObject {
  const texts: string[] = [];
  const thoughts: string[] = [];
  const calls: JsonObject[] = [];
  for (const each of blocks) {
    const { block, path } = each;
    if (block.text !== undefined) texts.push(block.text);
    else if (block.reasoningContent) thoughts.push(thoughtOf(block.reasoningContent, path, translation));
    else if (block.toolUse) calls.push(toolCall(block.toolUse, `${path}.toolUse`, translation));
    else throw misplaced(each, "an assistant's message", translation);
  }
  return withoutAbsent({
    role: "assistant",
    content: texts.join("\n"),
    // The name by which servers of open models take what was thought back; OpenAI itself has none.
    reasoning_content: thoughts.length > 0 ? thoughts.join("\n") : undefined,
    tool_calls: calls.length > 0 ? calls : undefined,
  });
}

/** What was thought. A seal on it is another service's: an imported model gives none, and could not read it. */
function thoughtOf({ reasoningText }: ReasoningContentBlock, path: string, translation: Translation): string {
  const at = `${path}.reasoningContent`;
  const unreadable = "no imported model can read reasoning that another model has sealed";
  if (reasoningText?.text === undefined) throw untranslatable(`${at}.redactedContent`, unreadable, translation);
  if (reasoningText.signature === undefined) return reasoningText.text;
  throw untranslatable(`${at}.reasoningText.signature`, unreadable, translation, "Leave the block out.");
}
