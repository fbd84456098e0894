import type { BoundTarget } from "../target/contract.ts";
import { type BedrockTargetError, invalidRequest } from "../target.ts";
import { nameOfType } from "./name-of-type.ts";

/** What is wrong with a value. Checks return it and add to `path` on the way up, so that a good value costs no paths. */
export interface Problem {
  /** Where, below the value that was checked: `.content[0].text`. */
  path: string;
  /** What it is there: `is a number`, `does not exist`. */
  readonly what: string;
  readonly advice: string;
}

export const problem = (what: string, advice: string): Problem => ({ path: "", what, advice });

export const wrongType = (value: unknown, advice: string): Problem => problem(`is ${nameOfType(value)}`, advice);

/** The same problem, seen from the list that holds the value. */
export function inItem(index: number, found: Problem): Problem {
  found.path = `[${index}]${found.path}`;
  return found;
}

/** The same problem, seen from the object that holds the value. */
export function inMember(name: string, found: Problem): Problem {
  const step = /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  found.path = step + found.path;
  return found;
}

/** The error for a field with a problem. */
export const problemError = (field: string, { path, what, advice }: Problem, target: BoundTarget): BedrockTargetError =>
  invalidRequest(`\`${field}${path}\` ${what}.`, advice, target.ref);
