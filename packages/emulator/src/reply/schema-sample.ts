import { isObject, type JsonObject, listOf, objectOf, textOf } from "../wire/json.ts";

/** Deeper than any schema that people write by hand, and an end for those that contain themselves. */
const deepest = 8;

/**
 * A value that fits a JSON Schema, as far as the schema says so plainly: the required members of an object (all, where
 * none is required), the first of an `enum`, the smallest allowed number, and the given words for a free string.
 */
export const sampleOf = (schema: JsonObject, words: string, depth = 0): unknown => {
  const fixed = fixedValue(schema);
  if (fixed !== undefined) return fixed;
  const alternative = listOf(schema.anyOf ?? schema.oneOf ?? schema.allOf)[0];
  if (isObject(alternative) && depth < deepest) return sampleOf(alternative, words, depth + 1);
  return samplers[typeOf(schema)]?.(schema, words, depth) ?? null;
};

/** The input of a tool: always an object. */
export const sampleObject = (schema: JsonObject, words: string, depth = 0): JsonObject => {
  if (depth >= deepest) return {};
  const properties = objectOf(schema.properties);
  const required = listOf(schema.required).filter((name) => typeof name === "string");
  const names = required.length > 0 ? required : Object.keys(properties);
  return Object.fromEntries(names.map((name) => [name, sampleOf(objectOf(properties[name]), words, depth + 1)]));
};

const fixedValue = (schema: JsonObject): unknown => schema.const ?? listOf(schema.enum)[0] ?? schema.default;

/** A schema without a type but with properties describes an object; one without either, text. */
const typeOf = (schema: JsonObject): string => {
  const type = textOf(Array.isArray(schema.type) ? schema.type[0] : schema.type);
  return type ?? (isObject(schema.properties) ? "object" : "string");
};

const samplers: Readonly<Record<string, (schema: JsonObject, words: string, depth: number) => unknown>> = {
  string: (_, words) => words,
  integer: (schema) => schema.minimum ?? 1,
  number: (schema) => schema.minimum ?? 1,
  boolean: () => true,
  array: (schema, words, depth) => (depth >= deepest ? [] : [sampleOf(objectOf(schema.items), words, depth + 1)]),
  object: sampleObject,
};
