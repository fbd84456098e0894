import type { JsonValue } from "@bedrock-targets/core";
import { isPlainObject } from "@bedrock-targets/core/shape";

/** A JSON object: a body, or a part of one. */
export type JsonObject = { [member: string]: JsonValue };

/** Members as a JSON object, without those that are undefined. */
export function withoutAbsent(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) object[name] = value;
  }
  return object;
}

/** The members of what a model answered; none where it is no object. */
export const membersOf = (value: unknown): Readonly<Record<string, unknown>> => (isPlainObject(value) ? value : {});

/** The items of what a model answered; none where it is no list. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOr = <Other>(value: unknown, other: Other): string | Other =>
  typeof value === "string" ? value : other;

export const numberIn = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
