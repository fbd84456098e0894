import type { BoundTarget } from "../target/contract.ts";
import { reasonAgainst } from "../target/refusals.ts";
import { invalidRequest, rulesOf } from "../target.ts";
import { isEmptyField } from "./empty-field.ts";
import { placeFor } from "./misplaced.ts";
import { isRecord, nameOfType, namesIn } from "./name-of-type.ts";
import type { MembersShape } from "./shape.ts";

/** A request as a record to read from. */
export function recordOf(request: unknown, target: BoundTarget): Readonly<Record<string, unknown>> {
  if (isRecord(request)) return request;
  const advice = typeof request === "string" ? "Pass `{ messages: … }`, with the text in it." : "Pass an object.";
  throw invalidRequest(`The request is ${nameOfType(request)}.`, advice, target.ref);
}

/**
 * The fields of a request that say something and are the service's. Others are refused, and so are those that the kind's
 * rules refuse; but for `ownFields`, of which the strategy itself makes something. Nothing that a caller wrote is dropped
 * without a word.
 */
export function fieldsIn(
  request: Readonly<Record<string, unknown>>,
  target: BoundTarget,
  shapes: MembersShape,
  ownFields: readonly string[] = [],
): string[] {
  const fields: string[] = [];
  for (const field of namesIn(request, shapes)) {
    const shape = Object.hasOwn(shapes, field) ? shapes[field] : undefined;
    if (isEmptyField(field, request[field], shape)) continue;
    checkName(field, target, shape !== undefined || ownFields.includes(field));
    if (shape !== undefined) fields.push(field);
  }
  return fields;
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
