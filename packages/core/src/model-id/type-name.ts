/** What a value is, with its article, for a message: "an object", "null". Asks the value nothing, so nothing can throw. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return withArticle(Array.isArray(value) ? "array" : typeof value);
}

/** A word with its article; it may stand in backticks. */
export const withArticle = (word: string): string => `${/^`?[aeiou]/.test(word) ? "an" : "a"} ${word}`;
