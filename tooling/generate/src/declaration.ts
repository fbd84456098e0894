import { limitsOf } from "./limits.ts";
import { categoryOf, inputNames, type Member, membersOf, type ServiceModel, type Shape, shapeOf } from "./model.ts";
import { lineLength } from "./prelude.ts";
import { typeExpression } from "./type-expression.ts";

/** The declaration of a shape that has a name of its own in TypeScript. */
export function declarationOf(model: ServiceModel, name: string): string | undefined {
  const shape = shapeOf(model, name);
  switch (categoryOf(shape)) {
    case "inline":
      return undefined;
    case "enumeration":
      return enumeration(name, shape.enum ?? []);
    case "union":
      return union(model, name, shape);
    case "exception":
      return exception(model, name, shape);
    case "structure":
      return braces(
        `export interface ${name}`,
        membersOf(shape).map((member) => memberLine(model, name, shape, member)),
      );
  }
}

function enumeration(name: string, values: readonly string[]): string {
  const literals = values.map((value) => JSON.stringify(value));
  const oneLine = `export type ${name} = ${literals.join(" | ")};`;
  return oneLine.length <= lineLength ? oneLine : `export type ${name} =\n  | ${literals.join("\n  | ")};`;
}

function union(model: ServiceModel, name: string, shape: Shape): string {
  const lines = membersOf(shape).map(
    (member) => `${limitComment(model, member)}  ${member.name}: ${typeExpression(model, member.shapeName)};`,
  );
  return `export type ${name} = OneOf<{\n${lines.join("\n")}\n}>;`;
}

function exception(model: ServiceModel, name: string, shape: Shape): string {
  const identity = [`  readonly name: "${name}";`, `  readonly $fault: "${shape.fault ? "server" : "client"}";`];
  // `message` comes with Error.
  const own = membersOf(shape).filter((member) => member.name !== "message");
  const lines = [...identity, ...own.map((member) => memberLine(model, name, shape, member))];
  return braces(`export interface ${name} extends BedrockRuntimeServiceException`, lines);
}

function braces(head: string, lines: readonly string[]): string {
  return lines.length === 0 ? `${head} {}` : `${head} {\n${lines.join("\n")}\n}`;
}

function memberLine(model: ServiceModel, owner: string, shape: Shape, member: Member): string {
  const name = member.required ? member.name : `${member.name}?`;
  return `${limitComment(model, member)}  ${name}: ${memberType(model, owner, shape, member)};`;
}

function memberType(model: ServiceModel, owner: string, shape: Shape, member: Member): string {
  const type = typeExpression(model, member.shapeName);
  const isBody = shape.payload === member.name && shapeOf(model, member.shapeName).type === "blob";
  // As in the AWS SDK's commands (not in its models): a raw body is never undefined, and may be given as a string.
  if (isBody) return inputNames(model).has(owner) ? `${type} | string` : type;
  return `${type} | undefined`;
}

function limitComment(model: ServiceModel, member: Member): string {
  const limits = limitsOf(model, member.shapeName);
  return limits === "" ? "" : `  /** ${limits} */\n`;
}
