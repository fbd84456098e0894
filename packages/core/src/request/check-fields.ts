import type { BoundTarget, KindRules } from "../target/contract.ts";
import { reasonAgainst } from "../target/refusals.ts";
import { isEmptyField } from "./empty-field.ts";
import { invalidRequest } from "./invalid-request.ts";
import { placeFor } from "./misplaced.ts";
import { isRecord, nameOfType, namesIn } from "./name-of-type.ts";
import type { MembersShape } from "./shape.ts";

/** The rules of a bound target's kind. */
export const rulesOf = (target: BoundTarget): KindRules => target.strategy.rules[target.kind] ?? {};

/**
 * Checks the names of a request's fields: each must be one of the service's, or one of `ownFields`, of which the
 * strategy itself makes something, and not refused by the kind's rules. Returns the request as a record to read from.
 * Nothing that a caller wrote is dropped without a word.
 */
export function checkFields(
  request: unknown,
  target: BoundTarget,
  shapes: MembersShape,
  ownFields: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  if (!isRecord(request)) throw noObject(request, target);
  for (const field of namesIn(request, shapes)) {
    const shape = Object.hasOwn(shapes, field) ? shapes[field] : undefined;
    if (!isEmptyField(field, request[field], shape)) {
      checkName(field, target, shape !== undefined || ownFields.includes(field));
    }
  }
  return request;
}

function checkName(field: string, target: BoundTarget, isKnown: boolean): void {
  const reason = reasonAgainst(rulesOf(target), field);
  if (reason !== undefined) throw refused(field, reason, target);
  if (!isKnown) throw invalidRequest(`\`${field}\` is no field of this request.`, placeFor(field), target.ref);
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
