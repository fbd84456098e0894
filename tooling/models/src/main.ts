import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { editions } from "./editions.ts";
import { tableFile, tablePath } from "./table-file.ts";

const repository = resolve(import.meta.dirname, "../../..");
writeFileSync(join(repository, tablePath), tableFile(editions));
