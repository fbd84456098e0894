import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withRules } from "../src/rules-table.ts";
import { read, targets } from "../src/workspace.ts";

describe("the README of a target package", () => {
  it.each(targets.map(({ folder, manifest }) => [manifest.name, folder] as const))(
    "%s shows its rules as they are (`pnpm --filter @tooling/checks write` renews it)",
    (name, folder) => {
      const readme = read(join(folder, "README.md"));
      expect(readme).toContain("<!-- rules -->");
      expect(readme).toBe(withRules(readme, name));
    },
  );
});
