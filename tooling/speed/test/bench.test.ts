import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const bench = join(import.meta.dirname, "../../../bench");

test("the bench's own tests pass: its server, its signature checker, its counting", async () => {
  const files = globSync("test/*.test.ts", { cwd: bench });
  const { stdout } = await promisify(execFile)(process.execPath, ["--test", ...files], { cwd: bench });
  expect(stdout).toMatch(/fail 0/);
});
