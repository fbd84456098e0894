import { isPlainObject } from "./absent.ts";
import { inItem, inMember, type Problem, problem, wrongType } from "./problem.ts";

/** Deeper than any request is, and shallow enough for the recursion of all who write JSON, the AWS SDK's included. */
const deepest = 500;

export interface JsonOptions {
  readonly advice: string;
  /** Whether a `toJSON` will be called. `JSON.stringify` does; the AWS SDK writes documents without calling it. */
  readonly toJson: boolean;
}

/**
 * What is wrong with a value as JSON. Members that are undefined are left to JSON, which leaves them out; in a list they
 * are refused, since JSON makes `null` of them and the AWS SDK shortens the list.
 */
export function jsonProblem(value: unknown, options: JsonOptions, holders: object[] = []): Problem | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : wrongType(value, options.advice);
    case "object":
      return value === null ? undefined : containerProblem(value, options, holders);
    default:
      return wrongType(value, options.advice);
  }
}

function containerProblem(value: object, options: JsonOptions, holders: object[]): Problem | undefined {
  if (holders.includes(value)) return problem("contains itself", options.advice);
  if (holders.length === deepest) return problem(`is nested more than ${deepest} levels deep`, options.advice);
  holders.push(value);
  const found = contentProblem(value, options, holders);
  holders.pop();
  return found;
}

function contentProblem(value: object, options: JsonOptions, holders: object[]): Problem | undefined {
  // Bytes are asked first: a Buffer has a toJSON, which makes a list of numbers of it.
  if (ArrayBuffer.isView(value)) return wrongType(value, `JSON has no bytes: pass them as base64 text.`);
  if (options.toJson && "toJSON" in value && typeof value.toJSON === "function") return undefined;
  if (Array.isArray(value)) return listProblem(value, options, holders);
  return isPlainObject(value) ? objectProblem(value, options, holders) : wrongType(value, options.advice);
}

function listProblem(list: readonly unknown[], options: JsonOptions, holders: object[]): Problem | undefined {
  for (let index = 0; index < list.length; index += 1) {
    const found = jsonProblem(list[index], options, holders);
    if (found) return inItem(index, found);
  }
  return undefined;
}

function objectProblem(value: Record<string, unknown>, options: JsonOptions, holders: object[]): Problem | undefined {
  for (const name of Object.keys(value)) {
    const member = value[name];
    const found = member === undefined ? undefined : jsonProblem(member, options, holders);
    if (found) return inMember(name, found);
  }
  return undefined;
}
