import { membersOf, type ServiceModel, shapeOf } from "./model.ts";
import { objectLiteral } from "./object-literal.ts";
import { banner } from "./prelude.ts";
import {
  constantName,
  membersExpression,
  scalarNames,
  shapeExpression,
  sharedStructures,
  structuresOf,
} from "./shape-table.ts";

const imports = `import type { Shape, ShapesOf } from "../request/shape.ts";
import type {
  ConverseRequest,
  ConverseStreamRequest,
  CountTokensRequest,
  InvokeModelRequest,
} from "./runtime-types.ts";`;

/** The requests that are JSON. The streaming one has the same members as the plain one, but for what is written beside it. */
const requests = ["ConverseRequest", "CountTokensRequest"] as const;

/** What is answered as JSON, and the events of streams; for reading, all belong to one table. */
export const answers = ["ConverseResponse", "CountTokensResponse", "ConverseStreamOutput", "ResponseStream"] as const;

type Entry = readonly [field: string, expression: string];

/** The text of `runtime-fields.ts`: the shapes that core's checks and its shaping code need at run time. */
export function fieldsFile(model: ServiceModel): string {
  const shared = sharedWithRequests(model);
  const parts = [
    `${banner}\n${imports}`,
    scalarNames.map((name) => `export const ${name} = "${name}" as const;`).join("\n"),
    ...constantsOf(model, shared),
    ...requestTables(model, new Set(shared)),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The structures of requests that are written once: those that occur twice in them, or in an answer too. */
export function sharedWithRequests(model: ServiceModel): string[] {
  const inRequests = structuresOf(model, requests);
  return sharedStructures(model, [...requests, ...answers]).filter((name) => inRequests.has(name));
}

function constantsOf(model: ServiceModel, shared: readonly string[]): string[] {
  const names = new Set(shared);
  const lines = shared.map(
    (name) => `export const ${constantName(name)}: Shape = ${membersExpression(model, shapeOf(model, name), names)};`,
  );
  return lines.length === 0 ? [] : [lines.join("\n")];
}

/** A spread, as a member whose name is its expression. */
const inherited: Entry = ["...converseShapes", "...converseShapes"];

function requestTables(model: ServiceModel, shared: ReadonlySet<string>): string[] {
  const plain = fieldsOf(model, "ConverseRequest", shared);
  const streaming = difference(plain, fieldsOf(model, "ConverseStreamRequest", shared));
  return [
    table("converseShapes", "ConverseRequest", plain),
    table("converseStreamShapes", "ConverseStreamRequest", [inherited, ...streaming]),
    table("invokeShapes", "InvokeModelRequest", invocationFields(model, shared)),
    table("countTokensShapes", "CountTokensRequest", fieldsOf(model, "CountTokensRequest", shared)),
  ];
}

/** One table serves both forms of InvokeModel, only as long as they agree. */
function invocationFields(model: ServiceModel, shared: ReadonlySet<string>): Entry[] {
  const fields = fieldsOf(model, "InvokeModelRequest", shared);
  const streaming = fieldsOf(model, "InvokeModelWithResponseStreamRequest", shared);
  if (JSON.stringify(fields) === JSON.stringify(streaming)) return fields;
  throw new Error("InvokeModelRequest and InvokeModelWithResponseStreamRequest differ in their members");
}

/** What the streaming request has else; it must have all that the plain one has. */
function difference(plain: readonly Entry[], streaming: readonly Entry[]): Entry[] {
  const lost = plain.find(([field]) => !streaming.some(([other]) => other === field));
  if (lost) throw new Error(`ConverseStreamRequest lacks ${lost[0]}, which ConverseRequest has`);
  return streaming.filter(([field, shape]) => !plain.some(([other, same]) => other === field && same === shape));
}

const fieldsOf = (model: ServiceModel, request: string, shared: ReadonlySet<string>): Entry[] =>
  membersOf(shapeOf(model, request))
    .filter((member) => member.name !== "modelId")
    .map((member) => [member.name, shapeExpression(model, member.shapeName, shared)] as const);

const table = (name: string, request: string, fields: readonly Entry[]): string =>
  `/** The fields of ${request} without \`modelId\`. */\nexport const ${name}: ShapesOf<${request}> = ${objectLiteral(fields)};`;
