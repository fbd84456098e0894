import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { published } from "@tooling/checks";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { licencesIn, permissive } from "../src/licences.ts";
import { must } from "../src/run.ts";
import { packAll } from "../src/tarballs.ts";

/** All our packages, and nothing of the user's: what is there comes with them. */
let folder: string;
beforeAll(async () => {
  const tarballs = await packAll();
  const ours = Object.fromEntries([...tarballs].map(([name, path]) => [name, `file:${path}`]));
  folder = await mkdtemp(join(tmpdir(), "bedrock-targets-installed-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: ours, overrides: ours }));
  await must("npm", ["install", "--omit=peer", "--no-audit", "--no-fund"], folder);
}, 180_000);

describe("what comes with our packages", () => {
  it("has permissive licences alone", () => {
    const others = [...licencesIn(folder)].filter(([, licence]) => !permissive.has(licence));
    expect(others).toEqual([]);
  });

  it("is little: our own packages, and a handful beside", () => {
    const names = [...licencesIn(folder).keys()].filter((path) => !path.includes("@bedrock-targets"));
    expect(names.length).toBeLessThanOrEqual(12);
  });
});

/** Minified kilobytes of what a program loads at its start. A larger number needs a reason in the commit that writes it. */
const budgets: readonly (readonly [what: string, code: string, kilobytes: number])[] = [
  ["parseModelId alone", 'export { parseModelId } from "@bedrock-targets/core";', 20],
  [
    "client and base",
    'export { BedrockClient } from "@bedrock-targets/client"; export { base } from "@bedrock-targets/base";',
    70,
  ],
  [
    "client and all targets",
    'export { BedrockClient } from "@bedrock-targets/client"; export { allTargets } from "@bedrock-targets/all";',
    75,
  ],
  ["a target package", 'export { router } from "@bedrock-targets/router";', 22],
];

describe("what a program loads at its start", () => {
  it.each(budgets)("%s", { timeout: 60_000 }, async (_what, contents, kilobytes) => {
    const result = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      minify: true,
      splitting: true,
      format: "esm",
      platform: "node",
      external: ["@aws-sdk/*", "@smithy/*"],
      outdir: join(folder, "out"),
      write: false,
    });
    const size = (result.outputFiles[0]?.contents.byteLength ?? 0) / 1024;
    expect(size).toBeLessThan(kilobytes);
    expect(size, "the budget is far too wide").toBeGreaterThan(kilobytes * 0.6);
  });
});

it("every published package is among them", () => {
  const installed = [...licencesIn(folder).keys()];
  expect(published.filter(({ manifest }) => !installed.includes(`node_modules/${manifest.name}`))).toEqual([]);
});
