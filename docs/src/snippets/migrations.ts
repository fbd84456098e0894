import { globSync } from "node:fs";
import { join } from "node:path";
import { docs } from "../files.ts";

/** The programs of the guide to migrating, in a package of their own because of the other clients. */
export const migrations: readonly string[] = globSync("snippets/*/*.ts", { cwd: docs })
  .filter((path) => !path.includes("node_modules"))
  .sort()
  .map((path) => join(docs, path));
