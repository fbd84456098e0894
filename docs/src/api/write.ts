import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docs } from "../files.ts";
import { apiPages } from "./pages.ts";

/* `node write.ts` makes the API reference from the packages as they are built. It is not kept in the repository. */
const folder = join(docs, "api");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, markdown] of await apiPages()) writeFileSync(join(folder, name), `${markdown}\n`);
