import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawings } from "./drawings.ts";
import { pages, read, root } from "./files.ts";
import { renewed } from "./made.ts";

/*
 * `node write.ts` renews what programs write: parts of pages, and drawings. `node write.ts --print` prints the files as they
 * would then be, as JSON. It is a program of its own, since a test runner changes the code that the examples show.
 */
const files: readonly (readonly [path: string, text: string])[] = [
  ...(await Promise.all(pages.map(async (page) => [page, await renewed(page, read(page))] as const))),
  ...Object.entries(drawings).map(([path, draw]) => [path, draw()] as const),
];

if (process.argv.includes("--print")) console.log(JSON.stringify(Object.fromEntries(files)));
else
  for (const [path, text] of files)
    if (!existsSync(join(root, path)) || read(path) !== text) writeFileSync(join(root, path), text);
