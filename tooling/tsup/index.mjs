import { defineConfig } from "tsup";

/**
 * The build of every package: ESM only, one entry per public path. JavaScript comes from tsup; declarations come from
 * `tsc --emitDeclarationOnly` (tsup cannot emit them with TypeScript 7).
 * @param {Record<string, string>} entry public path → source file
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
  });
