import { library } from "@tooling/tsup";
import { defineConfig } from "tsup";

/** `handler.mjs` is the whole function in one file, the AWS SDK included: the version that was tested, not Lambda's own. */
export default defineConfig([
  { ...library({ main: "src/main.ts" }), external: [/^node:/], clean: false },
  {
    ...library({ handler: "src/handler.ts" }),
    platform: "node",
    noExternal: [/^(?!@aws-sdk\/client-bedrock(-agent)?$)/],
    // The function looks nothing up: without the clients for it, an error gives the general advice.
    external: ["@aws-sdk/client-bedrock", "@aws-sdk/client-bedrock-agent"],
    splitting: false,
    minify: true,
    outExtension: () => ({ js: ".mjs" }),
    clean: false,
  },
]);
