import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { moduleOf } from "./module.ts";
import { snippets, workshop } from "./snippet.ts";

/** Files that snippets name as if they were the reader's own. */
const surroundings: Readonly<Record<string, string>> = {
  "src/my-target.ts": 'export { base as myTarget } from "@bedrock-targets/base";\n',
  "tsconfig.json": JSON.stringify({
    extends: "@tooling/tsconfig/base.json",
    compilerOptions: { types: ["node"], lib: ["ESNext", "DOM", "DOM.AsyncIterable"] },
  }),
};

/** Writes all snippets as modules, into an empty folder. */
export function fillWorkshop(): void {
  rmSync(workshop, { recursive: true, force: true });
  for (const snippet of snippets) write(snippet.path, moduleOf(snippet));
  for (const [name, text] of Object.entries(surroundings)) write(join(workshop, name), text);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
