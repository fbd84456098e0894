/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (neither an array nor null). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value as an object; `{}` where it is none. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The value as a list; `[]` where it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as text; undefined where it is none. */
export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The texts in a list, or the one text that stands for a list. */
export const textsOf = (value: unknown): readonly string[] => [value].flat().filter((item) => typeof item === "string");

/** The value as a number; undefined where it is none. */
export const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** JSON with the members of every object in alphabetical order, as Bedrock writes its own shapes. */
export const sortedJson = (value: unknown): string => JSON.stringify(sorted(value));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
};
