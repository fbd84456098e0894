import { library } from "@tooling/tsup";
import { defineConfig } from "tsup";

// The CLI is Node's.
export default defineConfig({
  ...library({ index: "src/index.ts", cli: "src/cli.ts" }),
  external: [/^node:/],
  removeNodeProtocol: false,
});
