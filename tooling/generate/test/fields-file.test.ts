import { expect, test } from "vitest";
import { fieldsFile } from "../src/fields-file.ts";
import type { ServiceModel, Shape } from "../src/model.ts";

const structure = (members: Record<string, string>, others: Partial<Shape> = {}): Shape => ({
  type: "structure",
  members: Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, { shape }])),
  ...others,
});

const request = { modelId: "Text", extra: "Document", turns: "Turns", labels: "Labels", guard: "Guard" };
const invocation = structure({ modelId: "Text", body: "Body" });

function modelWith(shapes: Record<string, Shape> = {}): ServiceModel {
  return {
    operations: {},
    shapes: {
      Text: { type: "string" },
      Count: { type: "integer" },
      Share: { type: "float" },
      Flag: { type: "boolean" },
      Body: { type: "blob" },
      ConversationRole: { type: "string", enum: ["user"] },
      Document: structure({}, { document: true }),
      Labels: { type: "map", key: { shape: "Text" }, value: { shape: "Text" } },
      Turns: { type: "list", member: { shape: "Turn" } },
      Turn: structure({ role: "ConversationRole", block: "Block", first: "Place", last: "Place" }),
      Block: structure({ share: "Share", none: "Nothing" }, { union: true }),
      Place: structure({ line: "Count", exact: "Flag" }),
      Nothing: structure({}),
      Guard: structure({ trace: "Text" }),
      GuardStream: structure({ trace: "Text", mode: "Text" }),
      ConverseRequest: structure(request),
      ConverseStreamRequest: structure({ ...request, guard: "GuardStream" }),
      InvokeModelRequest: invocation,
      InvokeModelWithResponseStreamRequest: invocation,
      ...shapes,
    },
  };
}

const fields = fieldsFile(modelWith());

test("a request is a tree of its members, without the target's id", () => {
  expect(fields).toContain(`export const converseShapes: ShapesOf<ConverseRequest> = {
  extra: json,
  turns: [{ role, block: { share: number, none: {}, $unknown: unknown }, first: place, last: place }],
  labels: { "*": string },
  guard: { trace: string },
};`);
});

test("a structure that occurs twice is written once", () => {
  expect(fields).toContain("const place: Shape = { line: integer, exact: boolean };\n");
});

test("the streaming request has only what differs", () => {
  expect(fields).toContain(
    "export const converseStreamShapes: ShapesOf<ConverseStreamRequest> = " +
      "{ ...converseShapes, guard: { trace: string, mode: string } };",
  );
});

test("InvokeModel has a table of its own", () => {
  expect(fields).toContain("export const invokeShapes: ShapesOf<InvokeModelRequest> = { body: blob };");
});

test("one table cannot serve two forms of InvokeModel that differ: the generator stops", () => {
  const gained = structure({ modelId: "Text", body: "Body", streamOnly: "Text" });
  expect(() => fieldsFile(modelWith({ InvokeModelWithResponseStreamRequest: gained }))).toThrow(
    "InvokeModelRequest and InvokeModelWithResponseStreamRequest differ in their members",
  );
});

test("the streaming request cannot lack what the plain one has: the generator stops", () => {
  const lacking = structure({ modelId: "Text", turns: "Turns", labels: "Labels", guard: "Guard" });
  expect(() => fieldsFile(modelWith({ ConverseStreamRequest: lacking }))).toThrow("lacks extra");
});

test("a type that the checks do not know stops the generator", () => {
  expect(() => fieldsFile(modelWith({ Count: { type: "timestamp" } }))).toThrow("shape Count has the type timestamp");
});
