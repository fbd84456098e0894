import { listOf, objectOf, textOf } from "../wire/json.ts";

/** The text of a message's content, which is text or a list of blocks of which some have text. */
export const textIn = (content: unknown): string =>
  textOf(content) ??
  listOf(content)
    .map((block) => textOf(objectOf(block).text))
    .filter((text) => text !== undefined)
    .join("\n");
