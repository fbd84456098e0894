/** The part of botocore's `service-2.json` that the generator reads. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export interface Operation {
  readonly input: Reference;
  readonly output: Reference;
}

export interface Reference {
  readonly shape: string;
}

export interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, Reference>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
  readonly min?: number;
  readonly max?: number;
  readonly payload?: string;
  readonly union?: boolean;
  readonly eventstream?: boolean;
  readonly document?: boolean;
  readonly exception?: boolean;
  readonly fault?: boolean;
}

export interface Member {
  readonly name: string;
  readonly shapeName: string;
  readonly required: boolean;
}

export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`the model has no shape ${name}`);
  return shape;
}

export function operationOf(model: ServiceModel, name: string): Operation {
  const operation = model.operations[name];
  if (!operation) throw new Error(`the model has no operation ${name}`);
  return operation;
}

/** The shapes that are what an operation is called with. */
export function inputNames(model: ServiceModel): Set<string> {
  return new Set(Object.values(model.operations).map((operation) => operation.input.shape));
}

/** A structure's members in the order of the model. */
export function membersOf(shape: Shape): Member[] {
  return Object.entries(shape.members ?? {}).map(([name, reference]) => ({
    name,
    shapeName: reference.shape,
    required: shape.required?.includes(name) ?? false,
  }));
}

export type Category = "enumeration" | "union" | "structure" | "exception" | "inline";

/** How a shape appears in TypeScript: under a name of its own, or written out where it is used. */
export function categoryOf(shape: Shape): Category {
  if (shape.enum) return "enumeration";
  if (shape.type !== "structure" || shape.document) return "inline";
  if (shape.exception) return "exception";
  return shape.union || shape.eventstream ? "union" : "structure";
}
