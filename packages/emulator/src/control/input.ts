import { validationError } from "../http/service-error.ts";
import { isObject, type JsonObject, listOf, numberOf, objectOf, textOf } from "../wire/json.ts";

/** What names may consist of, by AWS's patterns: with spaces for profiles and routers, without for the rest. */
export const spacedName: RegExp = /^(?:[0-9a-zA-Z][ _-]?)+$/;
export const plainName: RegExp = /^(?:[0-9a-zA-Z][_-]?)+$/;

/** The name of something to create. Throws where it is missing or AWS's pattern refuses it. */
export const nameIn = (body: JsonObject, member: string, pattern: RegExp, longest: number): string => {
  const name = textIn(body, member);
  if (pattern.test(name) && name.length <= longest) return name;
  throw validationError(
    `${member} must be 1 to ${longest} letters and digits, with single separators between them, not "${name}"`,
  );
};

/** A required text. */
export const textIn = (body: JsonObject, member: string): string => {
  const text = textOf(body[member]);
  if (text !== undefined && text !== "") return text;
  throw validationError(`${member} is required, and has to be text`);
};

/** `{ description }` where the request has one, to be spread. */
export const descriptionIn = ({ description }: JsonObject): { readonly description?: string } => {
  const text = textOf(description);
  if (text === "") throw validationError("description must not be empty: leave it out");
  return text === undefined ? {} : { description: text };
};

/** A required number within limits. */
export const numberIn = (body: JsonObject, member: string, [least, most]: readonly [number, number]): number => {
  const number = numberOf(body[member]);
  if (number !== undefined && number >= least && number <= most) return number;
  throw validationError(`${member} must be a number from ${least} to ${most}`);
};

/** The tags of `bedrock`, a list of keys and values. */
export const tagListIn = (tags: unknown): Readonly<Record<string, string>> =>
  checkedTags(
    listOf(tags)
      .map(objectOf)
      .map(({ key, value }) => [key, value]),
  );

/** The tags of `bedrock-agent`, an object. */
export const tagMapIn = (tags: unknown): Readonly<Record<string, string>> =>
  checkedTags(isObject(tags) ? Object.entries(tags) : []);

const checkedTags = (tags: readonly (readonly unknown[])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tags.map(([key, value]) => {
      if (isTagText(key, 1, 128) && isTagText(value, 0, 256)) return [key, value];
      throw validationError(
        "A tag has a key of 1 to 128 and a value of up to 256 letters, digits, spaces and _.:/=+@-",
      );
    }),
  );

const isTagText = (text: unknown, least: number, most: number): text is string =>
  typeof text === "string" && text.length >= least && text.length <= most && /^[a-zA-Z0-9\s._:/=+@-]*$/.test(text);
