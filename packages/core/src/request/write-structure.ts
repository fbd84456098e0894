import type { BoundTarget } from "../target/contract.ts";
import { isAbsent, isPlainObject } from "./absent.ts";
import { nameOfType } from "./check-fields.ts";
import { invalidRequest } from "./invalid-request.ts";
import { placeFor } from "./misplaced.ts";

/** A list as it was given. */
export function writeList(name: string, value: unknown, target: BoundTarget, expected = "a list"): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalidRequest(`\`${name}\` is ${nameOfType(value)}.`, `Pass ${expected}.`, target.ref);
}

/** A map, whose keys are the caller's, as it was given. */
export function writeMap(name: string, value: unknown, target: BoundTarget): Record<string, unknown> {
  if (isPlainObject(value)) return value;
  throw invalidRequest(`\`${name}\` is ${nameOfType(value)}.`, "Pass an object.", target.ref);
}

/** A structure, member by member; a member that it does not have is refused, since the AWS SDK would drop it. */
export function writeStructure(
  name: string,
  members: readonly string[],
  value: unknown,
  target: BoundTarget,
): Record<string, unknown> {
  const given = writeMap(name, value, target);
  const stranger = Object.keys(given).find((member) => !members.includes(member) && given[member] !== undefined);
  if (stranger !== undefined) {
    throw invalidRequest(`\`${name}.${stranger}\` does not exist.`, adviceFor(stranger, name, members), target.ref);
  }
  const written: Record<string, unknown> = {};
  for (const member of members) {
    if (given[member] !== undefined && given[member] !== null) written[member] = given[member];
  }
  return written;
}

/** The same without the members that are empty. */
export function writeFullMembers(
  name: string,
  members: readonly string[],
  value: unknown,
  target: BoundTarget,
): Record<string, unknown> {
  const written = writeStructure(name, members, value, target);
  for (const member of members) {
    if (isAbsent(written[member])) delete written[member];
  }
  return written;
}

function adviceFor(member: string, name: string, members: readonly string[]): string {
  const place = placeFor(member);
  if (place.includes("additionalModelRequestFields")) return place;
  return `\`${name}\` has ${members.map((each) => `\`${each}\``).join(", ")}.`;
}
