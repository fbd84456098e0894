import { library } from "@tooling/tsup";
import { defineConfig } from "tsup";

export default defineConfig({ ...library({ main: "src/main.ts" }), external: [/^node:/] });
