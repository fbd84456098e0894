import { isObject } from "../wire/json.ts";
import type { RequestSize } from "./question.ts";

/** Characters in a token, roughly. */
export const charactersPerToken = 4;

/** Tokens in so many characters: at least one where there is anything. */
export const tokensIn = (characters: number): number => Math.ceil(characters / charactersPerToken);

/**
 * Counts the text in parts of a request, in the order in which a model reads them: tools, system, messages. A
 * `cachePoint` (Converse) caches what comes before it, a `cache_control` (Anthropic) its own block as well.
 */
export const sizeOf = (parts: readonly unknown[]): RequestSize => {
  let characters = 0;
  let cached: number | undefined;
  const walk = (value: unknown): void => {
    if (typeof value === "string") characters += value.length;
    else if (Array.isArray(value)) value.forEach(walk);
    else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) if (!uncounted.has(name)) walk(member);
      if ("cachePoint" in value || "cache_control" in value) cached = characters;
    }
  };
  parts.forEach(walk);
  return cached === undefined ? { characters } : { characters, cached };
};

/** Members whose text no model reads: media in base64, and what steers the request. */
const uncounted = new Set(["bytes", "data", "role", "cachePoint", "cache_control"]);
