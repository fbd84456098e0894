import { fileURLToPath } from "node:url";
import base from "@tooling/vitest";
import { mergeConfig } from "vitest/config";

/** What is loaded when it is needed is tested as it is written, not as it was built. */
export default mergeConfig(base, {
  resolve: { alias: [{ find: /^#(.*)$/, replacement: fileURLToPath(new URL("src/$1.ts", import.meta.url)) }] },
});
