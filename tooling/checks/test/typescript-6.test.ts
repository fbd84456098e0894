import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const compiler = createRequire(import.meta.url).resolve("typescript-6/lib/tsc.js");
const project = fileURLToPath(new URL("../tsconfig.types.json", import.meta.url));

// Each package's own type check is TypeScript 7's.
it("TypeScript 6 takes and refuses what the type tests say", { timeout: 120_000 }, async () => {
  const result = await promisify(execFile)(process.execPath, [compiler, "-p", project]).catch((error) => error);
  expect(result.stdout).toBe("");
});
