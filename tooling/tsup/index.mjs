import { join, resolve } from "node:path";
import { defineConfig } from "tsup";

/**
 * The build of every package: ESM only, one file per entry; entries that `exports` does not name are parts that are loaded
 * later. JavaScript comes from tsup; declarations come from `tsc --emitDeclarationOnly` (tsup cannot emit them with
 * TypeScript 7).
 * @param {Record<string, string>} entry name of the file → source file
 */
export const library = (entry = { index: "src/index.ts" }) =>
  defineConfig({
    entry,
    format: "esm",
    target: "es2023",
    platform: "neutral",
    splitting: true,
    clean: true,
    dts: false,
    // A package's own `imports` (which file by platform) are for whoever runs or bundles it, not for us to decide.
    external: [/^#/],
    esbuildPlugins: [betweenEntries(entry)],
  });

/**
 * What one entry imports of another stays an import of that entry's file: it belongs there, and to no chunk that both would
 * share. Every file more costs a program a third of a millisecond at its start.
 */
const betweenEntries = (entry) => ({
  name: "between-entries",
  setup(build) {
    const fileOf = new Map(Object.entries(entry).map(([name, source]) => [resolve(source), `./${name}.js`]));
    build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
      const file = kind === "entry-point" ? undefined : fileOf.get(join(resolveDir, path));
      return file && { path: file, external: true };
    });
  },
});
