import { globSync } from "node:fs";
import { join } from "node:path";
import { root } from "@tooling/checks";

export { read, root } from "@tooling/checks";

/** The folder of this package. */
export const docs: string = join(root, "docs");

/** The pages of the site, from the repository's root. What is generated at a build is no page that somebody writes. */
export const pages: readonly string[] = globSync("docs/{index,performance,guide/*,targets/*,decisions/*}.md", {
  cwd: root,
}).sort();

/** The pages of the API reference, which a build makes. */
export const apiPages: readonly string[] = globSync("docs/api/*.md", { cwd: root }).sort();

/** The READMEs whose snippets are held to the same. */
export const readmes: readonly string[] = [
  "README.md",
  ...globSync("packages/{*,targets/*}/README.md", { cwd: root }).sort(),
];
