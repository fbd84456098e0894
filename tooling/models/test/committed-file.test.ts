import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { editions } from "../src/editions.ts";
import { tableFile, tablePath } from "../src/table-file.ts";

const repository = resolve(import.meta.dirname, "../../..");

describe("the table of the client", () => {
  const committed = readFileSync(join(repository, tablePath), "utf8");

  test("is what the script writes (`pnpm --filter @tooling/models run write` renews it)", () => {
    expect(committed).toBe(tableFile(editions));
  });

  test("stays small, since it is shipped", () => {
    expect(Buffer.byteLength(committed)).toBeLessThan(7_500);
  });
});
