import { operationOf, type Reference, type ServiceModel, type Shape, shapeOf } from "./model.ts";

/** Names of all shapes that the operations' inputs and outputs lead to, each once, in the order of the model. */
export function reachableShapes(model: ServiceModel, operations: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const reference of referencesOf(shapeOf(model, name))) visit(reference.shape);
  };
  for (const operation of operations) {
    visit(operationOf(model, operation).input.shape);
    visit(operationOf(model, operation).output.shape);
  }
  return [...seen];
}

/** The shapes that a shape names: its members, items, keys and values. */
export function referencesOf(shape: Shape): Reference[] {
  const others = [shape.member, shape.key, shape.value].filter((reference) => reference !== undefined);
  return [...Object.values(shape.members ?? {}), ...others];
}
