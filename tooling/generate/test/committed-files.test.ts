import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { descriptions } from "../src/descriptions.ts";
import { generatedFiles } from "../src/generated-files.ts";
import { readModels } from "../src/read-models.ts";

const repository = resolve(import.meta.dirname, "../../..");
// The official models are no part of this repository; who has them keeps them beside the checkout.
const models = resolve(repository, "../shared/service-models");
const hasModels = existsSync(models);
if (!hasModels)
  console.warn("skipped: the committed files are compared only where the official service models are at hand");

describe.skipIf(!hasModels)("the committed files", () => {
  const files = hasModels ? generatedFiles(readModels(models)) : {};

  test.each(Object.entries(files))("%s is what the generator writes", (path, text) => {
    expect(readFileSync(join(repository, path), "utf8")).toBe(text);
  });

  test.each(Object.keys(descriptions))("%s, which has a description, is still a type of a model", (name) => {
    const types = ["runtime", "control"]
      .map((part) => files[`packages/core/src/generated/${part}-types.ts`])
      .join("\n");
    expect(types).toMatch(new RegExp(`^export (interface|type) ${name} `, "m"));
  });

  test("the table that is shipped stays small", () => {
    const table = files["packages/core/src/generated/runtime-fields.ts"];
    expect(Buffer.byteLength(table ?? "")).toBeLessThan(6100);
  });

  test("so does the one that is shipped for reading answers", () => {
    const table = files["packages/core/src/generated/runtime-answers.ts"];
    expect(Buffer.byteLength(table ?? "")).toBeLessThan(6600);
  });
});
