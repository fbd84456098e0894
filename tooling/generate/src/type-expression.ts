import { categoryOf, type ServiceModel, type Shape, shapeOf } from "./model.ts";

const simpleTypes: Readonly<Record<string, string>> = {
  string: "string",
  boolean: "boolean",
  integer: "number",
  long: "number",
  float: "number",
  double: "number",
  timestamp: "Date",
  blob: "Uint8Array",
};

/** The TypeScript type of a value of this shape. */
export function typeExpression(model: ServiceModel, name: string): string {
  const shape = shapeOf(model, name);
  if (shape.eventstream) return `AsyncIterable<${name}>`;
  return categoryOf(shape) === "inline" ? inlineType(model, name, shape) : name;
}

function inlineType(model: ServiceModel, name: string, shape: Shape): string {
  if (shape.document) return "JsonValue";
  if (shape.type === "list" && shape.member) return `${typeExpression(model, shape.member.shape)}[]`;
  if (shape.type === "map" && shape.value) return `Record<string, ${typeExpression(model, shape.value.shape)}>`;
  const type = simpleTypes[shape.type];
  if (!type) throw new Error(`shape ${name} has the type ${shape.type}, which the generator does not know`);
  return type;
}
