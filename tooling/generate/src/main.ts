import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { generatedFiles } from "./generated-files.ts";

// Usage: node src/main.ts <path to bedrock-runtime.service-2.json>
const [modelPath] = process.argv.slice(2);
if (!modelPath) throw new Error("name the service model: node src/main.ts <path to bedrock-runtime.service-2.json>");

const repository = resolve(import.meta.dirname, "../../..");
const files = generatedFiles(JSON.parse(readFileSync(modelPath, "utf8")));
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}
