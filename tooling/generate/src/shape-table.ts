import { categoryOf, membersOf, type ServiceModel, type Shape, shapeOf } from "./model.ts";
import { objectLiteral } from "./object-literal.ts";
import { referencesOf } from "./reachable.ts";

/** What the run-time table calls a scalar type; one constant each, so that a minifier makes one letter of it. */
const scalars: Readonly<Record<string, string>> = {
  string: "string",
  integer: "integer",
  long: "integer",
  float: "number",
  double: "number",
  boolean: "boolean",
  blob: "blob",
};

/** The enumerations whose values are checked at run time. AWS adds to the others without notice. */
const checkedEnumerations: Readonly<Record<string, string>> = { ConversationRole: "role" };

export const scalarNames: readonly string[] = [
  ...new Set([...Object.values(scalars), ...Object.values(checkedEnumerations), "json", "unknown"]),
];

/** A shape as an expression of the table: a scalar's constant, `[item]`, `{ "*": value }` or `{ member: … }`. */
export function shapeExpression(model: ServiceModel, name: string, shared: ReadonlySet<string>): string {
  if (shared.has(name)) return constantName(name);
  const shape = shapeOf(model, name);
  if (shape.document) return "json";
  if (shape.type === "list" && shape.member) return `[${shapeExpression(model, shape.member.shape, shared)}]`;
  if (shape.type === "map" && shape.value) return `{ "*": ${shapeExpression(model, shape.value.shape, shared)} }`;
  return shape.type === "structure" ? membersExpression(model, shape, shared) : scalarOf(name, shape);
}

/**
 * The members of a structure, required ones first, as the AWS SDK reads them; a union is marked by the member that stands
 * for one that AWS added later.
 */
export function membersExpression(model: ServiceModel, shape: Shape, shared: ReadonlySet<string>): string {
  const members = membersOf(shape);
  const inOrder = [...members.filter(({ required }) => required), ...members.filter(({ required }) => !required)];
  const entries = inOrder.map((member) => [member.name, shapeExpression(model, member.shapeName, shared)] as const);
  return objectLiteral(categoryOf(shape) === "union" ? [...entries, ["$unknown", "unknown"]] : entries);
}

function scalarOf(name: string, shape: Shape): string {
  const scalar = checkedEnumerations[name] ?? scalars[shape.type];
  if (!scalar) throw new Error(`shape ${name} has the type ${shape.type}, which the run-time table does not know`);
  return scalar;
}

/** The structures that occur more than once, inner ones first: each is written once, as a constant. */
export function sharedStructures(model: ServiceModel, roots: readonly string[]): string[] {
  const uses = usesOf(model, roots);
  return [...uses].filter(([name, count]) => count > 1 && isWorthAConstant(shapeOf(model, name))).map(([name]) => name);
}

/** The structures that some others lead to. */
export const structuresOf = (model: ServiceModel, roots: readonly string[]): ReadonlySet<string> =>
  new Set(usesOf(model, roots).keys());

/** How often each shape is named, inner ones first. */
function usesOf(model: ServiceModel, roots: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const order: string[] = [];
  const visit = (name: string): void => {
    const count = (uses.get(name) ?? 0) + 1;
    const shape = shapeOf(model, name);
    uses.set(name, count);
    // A list or map is written out wherever it occurs, and what is in it as often.
    if (count > 1 && shape.type === "structure") return;
    for (const reference of referencesOf(shape)) visit(reference.shape);
    if (count === 1) order.push(name);
  };
  for (const root of roots) for (const member of membersOf(shapeOf(model, root))) visit(member.shapeName);
  return new Map(order.map((name) => [name, uses.get(name) ?? 0]));
}

const isWorthAConstant = (shape: Shape): boolean =>
  shape.type === "structure" && !shape.document && membersOf(shape).length > 0;

export const constantName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
