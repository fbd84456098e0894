import type { Entry } from "../account/entry.ts";
import { validationError } from "../http/service-error.ts";

/** What a list calls its filters by time. */
interface TimeNames {
  readonly after: string;
  readonly before: string;
}

/** Whether an entry has the text of `nameContains` in its name, and was created between the two times given. */
export const namedAndCreated = (
  query: URLSearchParams,
  { after, before }: TimeNames = { after: "creationTimeAfter", before: "creationTimeBefore" },
): ((entry: Entry) => boolean) => {
  const text = query.get("nameContains") ?? "";
  const earliest = timeIn(query, after) ?? Number.NEGATIVE_INFINITY;
  const latest = timeIn(query, before) ?? Number.POSITIVE_INFINITY;
  return ({ definition, createdAt }) => {
    const created = Date.parse(createdAt);
    return definition.name.includes(text) && created >= earliest && created <= latest;
  };
};

const timeIn = (query: URLSearchParams, name: string): number | undefined => {
  const text = query.get(name);
  if (text === null) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw validationError(`${name} must be a time in ISO 8601, not ${text}`);
  return time;
};

/** The value of a filter; undefined where it is not asked for. Throws for one that AWS does not know. */
export const enumIn = <Value extends string>(
  query: URLSearchParams,
  name: string,
  values: readonly Value[],
): Value | undefined => {
  const text = query.get(name);
  const value = values.find((known) => known === text);
  if (text === null || value !== undefined) return value;
  throw validationError(
    `${name} failed to satisfy constraint: Member must satisfy enum value set: [${values.join(", ")}]`,
  );
};

/** Whether a filter is absent or has this value. */
export const isOrAbsent = (query: URLSearchParams, name: string, value: string): boolean =>
  (query.get(name) ?? value) === value;
