import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { descriptions } from "../src/descriptions.ts";
import { generatedFiles } from "../src/generated-files.ts";

const repository = resolve(import.meta.dirname, "../../..");
// The official model is no part of this repository; who has it keeps it beside the checkout.
const modelPath = resolve(repository, "../shared/service-models/bedrock-runtime.service-2.json");
const hasModel = existsSync(modelPath);
if (!hasModel)
  console.warn("skipped: the committed files are compared only where the official service model is at hand");

describe.skipIf(!hasModel)("the committed files", () => {
  const files = hasModel ? generatedFiles(JSON.parse(readFileSync(modelPath, "utf8"))) : {};

  test.each(Object.entries(files))("%s is what the generator writes", (path, text) => {
    expect(readFileSync(join(repository, path), "utf8")).toBe(text);
  });

  test.each(Object.keys(descriptions))("%s, which has a description, is still a type of the model", (name) => {
    const types = files["packages/core/src/generated/runtime-types.ts"];
    expect(types).toMatch(new RegExp(`^export (interface|type) ${name} `, "m"));
  });

  test("the table that is shipped stays small", () => {
    const table = files["packages/core/src/generated/runtime-fields.ts"];
    expect(Buffer.byteLength(table ?? "")).toBeLessThan(6000);
  });

  test("so does the one that is shipped for reading answers", () => {
    const table = files["packages/core/src/generated/runtime-answers.ts"];
    expect(Buffer.byteLength(table ?? "")).toBeLessThan(6500);
  });
});
