import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { published } from "@tooling/checks";
import { describe, expect, it } from "vitest";
import { apiReport, reportsFolder, shortName } from "../src/api-report.ts";

describe("the public API", () => {
  it.each(published.map((each) => [each.manifest.name, each] as const))(
    "of %s is what its report says (`pnpm --filter @tooling/packages run write` renews it)",
    { timeout: 60_000 },
    async (_name, each) => {
      expect(await apiReport(each)).toBe(await readFile(join(reportsFolder, `${shortName(each)}.api.md`), "utf8"));
    },
  );
});
