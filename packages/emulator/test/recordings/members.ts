import { isObject, textOf } from "../../src/wire/json.ts";

/** What a tool is called with: its members belong to the tool. */
const foreign = /\.(toolUse\.input|content\[tool_use\]\.input)$/;

/** The paths of all members of a value, at each level. An item of a list goes by its `type`, where it has one. */
export const membersOf = (value: unknown): ReadonlySet<string> => new Set(pathsIn(value, ""));

const pathsIn = (value: unknown, path: string): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, `${path}[${typeOf(item)}]`));
  if (!isObject(value) || foreign.test(path)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = byName.test(path) ? `${path}.*` : `${path}.${name}`;
    return [inner, ...pathsIn(member, inner)];
  });
};

/** Members whose own members are called as somebody called their guardrail. */
const byName = /\.(inputAssessment|outputAssessments)$/;

const typeOf = (item: unknown): string => (isObject(item) ? (textOf(item.type) ?? "") : "");
