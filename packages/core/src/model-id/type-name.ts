/** What a value is, with its article, for a message: "an object", "null". Asks the value nothing, so nothing can throw. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const name = Array.isArray(value) ? "array" : typeof value;
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}
