import type { BoundTarget, KindRules } from "../target/contract.ts";
import { reasonAgainst } from "../target/refusals.ts";
import { isAbsent, isPlainObject } from "./absent.ts";
import { invalidRequest } from "./invalid-request.ts";
import { placeFor } from "./misplaced.ts";

/** The rules of a bound target's kind. */
export const rulesOf = (target: BoundTarget): KindRules => target.strategy.rules[target.kind] ?? {};

/** For fields that may be text, empty text counts as absent too. */
export const isEmpty = (value: unknown): boolean => value === "" || isAbsent(value);

/** Fields whose members may be empty as well: with nothing but such members, they are empty themselves. */
const hollow: readonly string[] = ["inferenceConfig", "toolConfig"];

const isEmptyField = (field: string, value: unknown): boolean =>
  isEmpty(value) || (hollow.includes(field) && isPlainObject(value) && Object.values(value).every(isAbsent));

/**
 * Checks the names of a request's fields: each must be known, and not refused by the kind's rules. Returns the request as
 * a record to read from. Nothing that a caller wrote is dropped without a word.
 */
export function checkFields(
  request: unknown,
  target: BoundTarget,
  isKnown: (field: string, target: BoundTarget) => boolean,
): Readonly<Record<string, unknown>> {
  if (!isPlainObject(request)) throw noObject(request, target);
  for (const field of Object.keys(request)) {
    if (isEmptyField(field, request[field])) continue;
    const reason = reasonAgainst(rulesOf(target), field);
    if (reason !== undefined) throw refused(field, reason, target);
    if (!isKnown(field, target)) {
      throw invalidRequest(`\`${field}\` is no field of this request.`, placeFor(field), target.ref);
    }
  }
  return request;
}

const refused = (field: string, reason: string, target: BoundTarget): Error =>
  invalidRequest(
    `\`${field}\` cannot go to a target of kind \`${target.kind}\`: ${reason}.`,
    "Leave it out.",
    target.ref,
  );

function noObject(request: unknown, target: BoundTarget): Error {
  const advice = typeof request === "string" ? "Pass `{ messages: … }`, with the text in it." : "Pass an object.";
  return invalidRequest(`The request is ${nameOfType(request)}.`, advice, target.ref);
}

/** What a value is, for a message: `a string`, `a list`, `undefined`. */
export function nameOfType(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
