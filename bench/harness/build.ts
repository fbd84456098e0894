import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Metafile } from "esbuild";
import type { Contender } from "../contenders/index.ts";

/** A contender's program as JavaScript. */
export interface Built {
  /** What starts such a program and takes the time. */
  readonly starter: string;
  /** The program alone; what it imports lies in many files below node_modules. */
  readonly loose: string;
  /** All in one file, as esbuild makes it for Node when it is told nothing else, minified. */
  readonly bundled: string;
  readonly bundledBytes: number;
  readonly zippedBytes: number;
  /** What is loaded at the start where the bundler splits and prefers ES modules; the rest comes when it is needed. */
  readonly startBytes: number;
}

const bench = fileURLToPath(new URL("../", import.meta.url));

/** CommonJS modules inside of a bundle ask for Node's own modules with `require`. */
const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };

const common = {
  absWorkingDir: bench,
  outbase: ".",
  platform: "node",
  format: "esm",
  target: "node22",
  bundle: true,
  outExtension: { ".js": ".mjs" },
  logLevel: "error",
} as const satisfies BuildOptions;

/** Builds a contender's program in all forms, into `dist`. */
export async function buildContender({ name, without = [] }: Contender): Promise<Built> {
  const entry = `contenders/${name}.ts`;
  const minified = { ...common, entryPoints: [entry], minify: true, external: [...without], banner };
  const starter = "worker/start.ts";
  await build({ ...common, entryPoints: [starter, entry], packages: "external", outdir: "dist/loose" });
  await build({ ...minified, outdir: "dist/bundled" });
  const split = { splitting: true, mainFields: ["module", "main"], outdir: "dist/split", write: false };
  const { metafile } = await build({ ...minified, ...split, metafile: true });
  const bundled = `${bench}dist/bundled/contenders/${name}.mjs`;
  const bytes = readFileSync(bundled);
  return {
    starter: `${bench}dist/loose/worker/start.mjs`,
    loose: `${bench}dist/loose/contenders/${name}.mjs`,
    bundled,
    bundledBytes: bytes.length,
    zippedBytes: gzipSync(bytes).length,
    startBytes: startBytes(metafile, entry),
  };
}

/** Of the chunk with the entry and all that it imports statically. */
function startBytes({ outputs }: Metafile, entry: string): number {
  const loaded = new Set<string>();
  const load = (path: string) => {
    const output = outputs[path];
    if (!output || loaded.has(path)) return;
    loaded.add(path);
    for (const each of output.imports) if (each.kind === "import-statement") load(each.path);
  };
  load(Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry) ?? "");
  return [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}
