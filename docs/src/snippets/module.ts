import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { docs } from "../files.ts";
import { type Snippet, slugOf } from "./snippet.ts";

/**
 * A snippet as a module. What a page has said before is in the page's prelude, a module in `preludes/`: of its exports,
 * those are imported that the snippet uses and does not declare itself. They go before the first line, so that lines keep
 * their numbers.
 */
export function moduleOf({ page, line, code, path }: Snippet): string {
  const prelude = preludeOf(page);
  const names = prelude ? exportsOf(readFileSync(prelude, "utf8")) : [];
  const used = names.filter((name) => uses(code, name) && !declares(code, name));
  const head =
    prelude && used.length > 0 ? `import { ${used.join(", ")} } from "${relative(dirname(path), prelude)}"; ` : "";
  return `/* ${page}:${line} */ ${head}${code}\nexport {};\n`;
}

/** The page's own prelude; the pages of the reference share one. */
function preludeOf(page: string): string | undefined {
  const names = [slugOf(page), ...(page.startsWith("docs/api/") ? ["api"] : [])];
  return names.map((name) => join(docs, "preludes", `${name}.ts`)).find((path) => existsSync(path));
}

/** What a prelude declares and exports, or passes on in braces. */
function exportsOf(module: string): string[] {
  const declared = [...module.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm)];
  const passedOn = [...module.matchAll(/^export \{([^}]*)\}/gm)];
  return [...declared.map(([, name = ""]) => name), ...passedOn.flatMap(([, names = ""]) => names.match(/\w+/g) ?? [])];
}

/** As a name of its own or behind `...`, not as a member. */
const uses = (code: string, name: string): boolean => new RegExp(`(?<!\\w|(?<!\\.)\\.)${name}\\b`).test(code);

const declares = (code: string, name: string): boolean =>
  new RegExp(`\\b(?:const|function|class) ${name}\\b`).test(code) ||
  new RegExp(`^import (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\}`, "m").test(code);
