import { isAbsent, isPlainObject } from "./absent.ts";
import { isList, isScalar, type MembersShape, type Shape, valuesOfMap } from "./shape.ts";

/** Fields that may be given as text; so empty text counts as absent too. */
export const textFields: readonly string[] = ["messages", "system"];

/** Fields whose members may be empty as well: with nothing but such members, they are empty themselves. */
const hollow: readonly string[] = ["inferenceConfig", "toolConfig"];

/**
 * Whether a field says nothing: it is absent, an empty container of its own sort, or has none but absent members. A
 * container of another sort says something wrong; of a field that the service does not have, each is of its own sort.
 */
export function isEmptyField(field: string, value: unknown, shape: Shape | undefined): boolean {
  if (shape === undefined) return isAbsent(value);
  if (value === "") return shape === "string" || textFields.includes(field);
  if (isEmptyAs(shape, value)) return true;
  if (isScalar(shape) || isList(shape) || valuesOfMap(shape) || !isPlainObject(value)) return false;
  return Object.keys(value).every((member) => isEmptyMember(field, value[member], shape, member));
}

/** The same for a member of a field that is a structure. */
export function isEmptyMember(field: string, value: unknown, members: MembersShape, name: string): boolean {
  const shape = hollow.includes(field) && Object.hasOwn(members, name) ? members[name] : undefined;
  return shape ? isEmptyAs(shape, value) : value === undefined || value === null;
}

function isEmptyAs(shape: Shape, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (isScalar(shape)) return shape === "json" && isAbsent(value);
  return isAbsent(value) && Array.isArray(value) === isList(shape);
}
