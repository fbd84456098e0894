import { library } from "@tooling/tsup";
import { defineConfig } from "tsup";
import manifest from "./package.json" with { type: "json" };

/** What is loaded by itself, when it is needed: each a file without any part in another one, since every file takes time. */
const entries = ["index", "node", "web", "failure", "profile-region", "proxy", "aws-chain", "aws-chain-none"];

export default defineConfig({
  ...library(Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`]))),
  splitting: false,
  define: { packageVersion: JSON.stringify(manifest.version) },
});
