import type { ContentBlock, ImageBlock, JsonValue } from "@bedrock-targets/core";
import { base64 } from "./base64.ts";
import type { JsonObject } from "./json.ts";
import { requireAbility, type Translation, untranslatable } from "./translation.ts";

/** A block and where it stands in the request, for messages: `messages[0].content[1]`. */
export interface Placed<Block = ContentBlock> {
  readonly block: Block;
  readonly path: string;
}

export const placed = <Block>(blocks: readonly Block[] | undefined, path: string): readonly Placed<Block>[] =>
  (blocks ?? []).map((block, index) => ({ block, path: `${path}[${index}]` }));

/** Why blocks have no translation, and what to do instead. */
const reasons: Readonly<Record<string, readonly [reason: string, advice?: string]>> = {
  document: ["the chat format has no documents", "Pass the document's text as a `text` block."],
  video: ["the chat format has no films", "Pass single pictures as `image` blocks."],
  audio: ["the chat format of imported models has no sound", "Pass a transcript as a `text` block."],
  guardContent: [
    "InvokeModel has no blocks for a guardrail, which examines the whole input",
    "Pass the text as a `text` block.",
  ],
  cachePoint: ["the chat format has no cache points"],
  citationsContent: ["the chat format has no citations", "Pass the text alone, as a `text` block."],
  searchResult: ["the chat format has no search results", "Pass the result's text as a `text` block."],
  toolAddition: ["the chat format has one list of tools for the whole conversation"],
  toolRemoval: ["the chat format has one list of tools for the whole conversation"],
};

/** The error for a block that has no place where it stands. `place` is such as "a user's message". */
export function misplaced({ block, path }: Placed<object>, place: string, translation: Translation): Error {
  const name = nameOf(block);
  const [reason = `${place} has no place for it in the chat format`, advice] = reasons[name] ?? [];
  return untranslatable(`${path}.${name}`, reason, translation, advice);
}

/** The one member that a block has; of a member that AWS added later, its name. */
const nameOf = (block: object): string => {
  const [[name, value] = ["?", undefined]] = Object.entries(block).filter(([, member]) => member !== undefined);
  return name === "$unknown" && Array.isArray(value) ? String(value[0]) : name;
};

/**
 * The content of a message: text alone is a string, since some chat templates read no lists, with a line for each block;
 * with images, it is a list of parts in the blocks' order.
 */
export function contentOf(blocks: readonly Placed[], place: string, translation: Translation): JsonValue {
  const parts = blocks.map((block) => partOf(block, place, translation));
  return parts.every((part) => typeof part === "string")
    ? parts.join("\n")
    : parts.map((part) => (typeof part === "string" ? { type: "text", text: part } : part));
}

function partOf(placed: Placed, place: string, translation: Translation): string | JsonObject {
  const { block, path } = placed;
  if (block.text !== undefined) return block.text;
  if (block.image !== undefined) return imagePart(block.image, `${path}.image`, translation);
  throw misplaced(placed, place, translation);
}

/** A picture as a data URL. */
function imagePart({ format, source, error }: ImageBlock, path: string, translation: Translation): JsonObject {
  requireAbility("images", path, translation);
  if (error !== undefined) throw untranslatable(`${path}.error`, "it belongs to a picture in a reply", translation);
  if (!source?.bytes) {
    const advice = "Read the picture and pass its `bytes`.";
    throw untranslatable(`${path}.source`, "a picture has to travel in the body itself", translation, advice);
  }
  return { type: "image_url", image_url: { url: `data:image/${format};base64,${base64(source.bytes)}` } };
}
