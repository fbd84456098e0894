import { placeOfMember } from "./misplaced.ts";
import { isList, isScalar, isUnion, type MembersShape, namesOf, type Shape, valuesOfMap } from "./shape.ts";

/** What to pass where a structure belongs. */
export function membersAdvice(members: MembersShape): string {
  const names = namesOf(members);
  if (names.length === 0) return "Pass `{}`.";
  if (!isUnion(members)) return `Pass an object with ${quoted(names)}.`;
  return `Pass ${names.length === 1 ? "" : "one of "}${names.map((name) => `\`{ ${name}: … }\``).join(", ")}.`;
}

/** What to pass where a list belongs. */
export function listAdvice(item: Shape): string {
  if (isScalar(item)) return `Pass a list of ${item}s.`;
  if (isList(item) || valuesOfMap(item)) return "Pass a list.";
  const names = namesOf(item);
  if (!isUnion(item)) return `Pass a list of objects with ${quoted(names)}.`;
  return `Pass a list of blocks: \`[{ ${names.includes("text") ? "text" : names[0]}: … }]\`.`;
}

/** What to do about a member that does not exist: where it belongs, or what exists. */
export function strangerAdvice(name: string, members: MembersShape): string {
  const names = namesOf(members);
  const place = placeOfMember(name, names);
  if (place !== undefined) return place;
  if (names.length === 0) return "Leave it out.";
  return isUnion(members) ? membersAdvice(members) : `What exists here: ${quoted(names)}.`;
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
