import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { generatedFiles } from "./generated-files.ts";
import { readModels } from "./read-models.ts";

// Usage: node src/main.ts <folder with the service models>
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("name the folder of the service models: node src/main.ts <folder>");

const repository = resolve(import.meta.dirname, "../../..");
for (const [path, text] of Object.entries(generatedFiles(readModels(folder)))) {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}
