import type { Reference, ServiceModel, Shape } from "./model.ts";

/** A model whose shapes have other names, wherever they are named. */
export function renamed(model: ServiceModel, newName: (name: string) => string): ServiceModel {
  const rename = ({ shape }: Reference): Reference => ({ shape: newName(shape) });
  const shapes = Object.entries(model.shapes).map(([name, shape]) => [newName(name), withReferences(shape, rename)]);
  return {
    operations: mapped(model.operations, ({ input, output }) => ({ input: rename(input), output: rename(output) })),
    shapes: Object.fromEntries(shapes),
  };
}

const withReferences = (shape: Shape, rename: (reference: Reference) => Reference): Shape => ({
  ...shape,
  ...(shape.members && { members: mapped(shape.members, rename) }),
  ...(shape.member && { member: rename(shape.member) }),
  ...(shape.key && { key: rename(shape.key) }),
  ...(shape.value && { value: rename(shape.value) }),
});

const mapped = <Value>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
