import { library } from "@tooling/tsup";
import { defineConfig } from "tsup";

// The CLI is Node's; the other entries import no built-in.
export default defineConfig({
  ...library({ index: "src/index.ts", msw: "src/msw.ts", cli: "src/cli.ts" }),
  external: [/^node:/],
  removeNodeProtocol: false,
});
