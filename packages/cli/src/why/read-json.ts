import { isPlainObject } from "@bedrock-targets/core";
import { isKnownName, type PastedError, withFacts } from "./pasted-error.ts";
import { errorsInText } from "./read-text.ts";
import { systemCodeIn } from "./sdk-errors.ts";

/** Members in which libraries write an error's name and its message. */
const nameMembers = ["name", "__type", "errorType", "type", "Code", "code", "error", "exception", "class"];
const messageMembers = ["message", "Message", "errorMessage", "msg"];

/** Members in which they write where an error was thrown. */
const stackMembers = ["stack", "stackTrace", "trace", "traceback"];

/** Deeper than any logger nests an error. */
const maxDepth = 12;

/** The errors in a JSON value, outer ones first. */
export function errorsInJson(value: unknown, depth = 0): PastedError[] {
  if (depth > maxDepth) return [];
  if (typeof value === "string") return errorsInText(value, false);
  if (Array.isArray(value)) return value.flatMap((item) => errorsInJson(item, depth + 1));
  if (!isPlainObject(value)) return [];
  const members = value as Readonly<Record<string, unknown>>; // a plain object
  const own = errorOf(members);
  const others = Object.entries(members).filter(
    ([key, member]) => !own || (!stackMembers.includes(key) && typeof member === "object"),
  );
  const inside = others.flatMap(([, member]) => errorsInJson(member, depth + 1));
  return own ? [own, ...inside] : inside;
}

/** Letters of a document without an error that are shown. */
const shown = 200;

/** What a JSON value says where it has no error: its message, or else itself. */
export function seenIn(value: unknown): string {
  const members: Readonly<Record<string, unknown>> = isPlainObject(value) ? { ...value } : {};
  return (
    textIn(members, messageMembers, (text) => text !== "") ??
    `There is no error in that: ${JSON.stringify(value).slice(0, shown)}`
  );
}

function errorOf(members: Readonly<Record<string, unknown>>): PastedError | undefined {
  const message = textIn(members, messageMembers, () => true);
  const name = textIn(members, nameMembers, (text) => isKnownName(bare(text)));
  const code = systemCodeIn(String(members.code ?? ""));
  if (name === undefined && code === undefined) return undefined;
  const error = { name: bare(name ?? ""), message: message ?? "", ...(code !== undefined && { systemCode: code }) };
  return withFacts(error, JSON.stringify(members));
}

/** `com.amazon.coral#ValidationException` and `ValidationException:http://…` are the same. */
const bare = (name: string): string => name.slice(name.lastIndexOf("#") + 1).split(":", 1)[0] ?? "";

function textIn(
  members: Readonly<Record<string, unknown>>,
  names: readonly string[],
  fits: (text: string) => boolean,
): string | undefined {
  const texts = names.map((name) => members[name]).filter((text) => typeof text === "string");
  return texts.find(fits);
}
