import { membersOf, type ServiceModel, shapeOf } from "./model.ts";
import { banner } from "./prelude.ts";

type Entry = readonly [name: string, value: string | readonly string[]];

const unions = ["ContentBlock", "SystemContentBlock", "Tool", "ToolChoice", "ToolResultContentBlock"] as const;

/** The text of `runtime-fields.ts`: the member names that core's shaping code needs at run time. */
export function fieldsFile(model: ServiceModel): string {
  return `${[banner, ...converseTables(model), invokeModelTable(model), unionTable(model)].join("\n\n")}\n`;
}

function converseTables(model: ServiceModel): string[] {
  const members = typesOf(model, "ConverseRequest", "ConverseStreamRequest");
  const structures = structuresOf(model, "ConverseRequest");
  const guardrail = namesOf(model, "GuardrailStreamConfiguration");
  return [
    table(
      "converseFields",
      "Converse's and ConverseStream's request without `modelId`: member and JSON type.",
      members,
    ),
    table("converseStructures", "The members of the structures among them.", structures),
    list("guardrailStreamConfig", "The members of ConverseStream's `guardrailConfig`.", guardrail),
  ];
}

function invokeModelTable(model: ServiceModel): string {
  const members = typesOf(model, "InvokeModelRequest", "InvokeModelWithResponseStreamRequest");
  return table(
    "invokeModelFields",
    "InvokeModel's and InvokeModelWithResponseStream's request without `modelId`.",
    members,
  );
}

function unionTable(model: ServiceModel): string {
  const members = unions.map((name): Entry => [name, namesOf(model, name)]);
  return table("unionMembers", "The members of the unions of which exactly one is set.", members);
}

/** Both requests' members and JSON types. One table serves both operations only as long as they agree. */
function typesOf(model: ServiceModel, plain: string, streaming: string): Entry[] {
  const [entries, others] = [plain, streaming].map((request) => bodyMembers(model, request).map(jsonType));
  if (JSON.stringify(entries) !== JSON.stringify(others))
    throw new Error(`${plain} and ${streaming} differ in their members`);
  return entries ?? [];

  function jsonType(member: { name: string; shapeName: string }): Entry {
    const shape = shapeOf(model, member.shapeName);
    return [member.name, shape.document ? "document" : shape.type];
  }
}

function structuresOf(model: ServiceModel, request: string): Entry[] {
  return bodyMembers(model, request).flatMap((member) => {
    const shape = shapeOf(model, member.shapeName);
    return shape.type === "structure" && !shape.document
      ? [[member.name, namesOf(model, member.shapeName)] as const]
      : [];
  });
}

function bodyMembers(model: ServiceModel, request: string): { name: string; shapeName: string }[] {
  return membersOf(shapeOf(model, request)).filter((member) => member.name !== "modelId");
}

function namesOf(model: ServiceModel, name: string): string[] {
  return membersOf(shapeOf(model, name)).map((member) => member.name);
}

function table(name: string, description: string, entries: readonly Entry[]): string {
  const lines = entries.map(([key, value]) => `  ${key}: ${literalOf(value, 4)},`);
  return `/** ${description} */\nexport const ${name} = {\n${lines.join("\n")}\n} as const;`;
}

function list(name: string, description: string, values: readonly string[]): string {
  return `/** ${description} */\nexport const ${name} = ${literalOf(values, 2)} as const;`;
}

/** A string or a list of strings; a list that would be too long for one line has one item a line. */
function literalOf(value: string | readonly string[], indent: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  const items = value.map((item) => JSON.stringify(item));
  const oneLine = `[${items.join(", ")}]`;
  if (oneLine.length <= 100) return oneLine;
  const spaces = " ".repeat(indent);
  return `[\n${spaces}${items.join(`,\n${spaces}`)},\n${spaces.slice(2)}]`;
}
