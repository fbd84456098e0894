import { writeFileSync } from "node:fs";
import { listOf, modulesOf, scenarios } from "./module-list.ts";

// Usage: node src/write-lists.ts. Read the difference before you commit it: each line more is paid by every cold start.
for (const scenario of scenarios) writeFileSync(listOf(scenario), await modulesOf(scenario));
