import { expect, test } from "vitest";
import { fieldsFile } from "../src/fields-file.ts";
import { modelWith, structure } from "./table-model.ts";

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

test("a structure that occurs once here and once in an answer is written once, for both tables", () => {
  const shared = fieldsFile(modelWith({ ConverseResponse: structure({ guard: "Guard" }) }));
  expect(shared).toContain("export const guard: Shape = { trace: string };\n");
  expect(shared).toContain('labels: { "*": string },\n  guard,\n');
  expect(fields).not.toContain("const guard");
});

test("a structure that answers alone have is no business of requests", () => {
  const twice = fieldsFile(modelWith({ ConverseResponse: structure({ first: "Usage", last: "Usage" }) }));
  expect(twice).toBe(fields);
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

test("CountTokens has the members of a conversation once more, by the names of their structures", () => {
  expect(fields).toContain(
    "export const countTokensShapes: ShapesOf<CountTokensRequest> = { input: { prompt: string, $unknown: unknown } };",
  );
  const both = fieldsFile(modelWith({ CountTokensInput: structure({ turns: "Turns" }, { union: true }) }));
  expect(both).toContain("export const turn: Shape = { role, block: ");
  expect(both).toContain("converseShapes: ShapesOf<ConverseRequest> = { extra: json, turns: [turn], labels: ");
  expect(both).toContain("{ input: { turns: [turn], $unknown: unknown } };");
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
