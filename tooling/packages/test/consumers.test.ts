import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { consumer } from "../src/consumer.ts";
import { must, run } from "../src/run.ts";
import { packAll, type Tarballs } from "../src/tarballs.ts";

let packing: Promise<Tarballs> | undefined;
const projects = new Map<"npm" | "pnpm", Promise<string>>();

/** A project that a package manager has installed; once for all tests. */
function project(manager: "npm" | "pnpm"): Promise<string> {
  packing ??= packAll();
  const known = projects.get(manager) ?? packing.then((tarballs) => consumer(manager, tarballs));
  projects.set(manager, known);
  return known;
}

describe.each(["npm", "pnpm"] as const)("installed with %s", (manager) => {
  let folder: string;
  beforeAll(async () => {
    folder = await project(manager);
  }, 240_000);

  const program = (name: string) => must(process.execPath, [name], folder);

  it("works from an ES module", { timeout: 60_000 }, async () => {
    expect(await program("use.mjs")).toContain("base true");
  });

  it("works from require", { timeout: 60_000 }, async () => {
    expect(await program("require.cjs")).toContain("base");
  });

  const options = [
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--target",
    "es2022",
    "--types",
    "node",
    "--skipLibCheck",
    "false",
  ];

  it.each(["5", "6", "7"])("compiles with TypeScript %s, libraries checked", { timeout: 120_000 }, async (version) => {
    const compiler = join("node_modules", `typescript-${version}`, "bin/tsc");
    const result = await run(process.execPath, [compiler, ...options, "--module", "nodenext", "types.ts"], folder);
    expect(result).toEqual({ code: 0, output: "" });
  });
});

describe("bundled", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await project("npm");
  }, 240_000);

  it.each(["node", "browser"] as const)(
    "by esbuild for %s, the start has nothing of the AWS SDK",
    { timeout: 60_000 },
    async (platform) => {
      const outdir = join(folder, `esbuild-${platform}`);
      const result = await build({
        entryPoints: [join(folder, "browser.js")],
        bundle: true,
        splitting: true,
        format: "esm",
        platform,
        outdir,
        metafile: true,
      });
      const entry = Object.values(result.metafile.outputs).find(({ entryPoint }) => entryPoint?.endsWith("browser.js"));
      const inputs = Object.keys(entry?.inputs ?? {});
      expect(inputs.some((input) => input.includes("@bedrock-targets"))).toBe(true);
      expect(inputs.filter((input) => input.includes("@aws-sdk") || input.includes("@smithy"))).toEqual([]);
    },
  );

  it("by Vite for the browser, with the AWS SDK, nothing of Node is left", { timeout: 120_000 }, async () => {
    await must(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], folder);
    const assets = join(folder, "dist/assets");
    const scripts = await Promise.all((await readdir(assets)).map((file) => readFile(join(assets, file), "utf8")));
    expect(scripts.join("")).toContain("bedrock-runtime");
    expect(scripts.join("")).not.toMatch(/from\s*"node:|import\("node:/);
  });
});
