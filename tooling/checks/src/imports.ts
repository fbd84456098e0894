import { builtinModules } from "node:module";
import { join } from "node:path";
import { filesBelow, type Package, read } from "./workspace.ts";

/** Statements stand at the beginning of a line, which tells them from what messages and comments say. */
const patterns = [
  /^import\b[^;"]*"([^".][^"]*)";/gm,
  /^export (?:type )?[*{][^;"]*from "([^".][^"]*)";/gm,
  /\bimport\("([^".][^"]*)"\)/g,
];

/** The packages that a package's sources import, types included; Node's own modules and the package's own paths left out. */
export function importedBy({ folder }: Package): Set<string> {
  const sources = filesBelow(join(folder, "src")).filter((file) => /\.tsx?$/.test(file));
  const specifiers = sources.flatMap((file) => {
    const code = read(join(folder, "src", file));
    return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ""));
  });
  const names = specifiers.filter((specifier) => !specifier.startsWith("#") && !isBuiltIn(specifier)).map(nameOf);
  return new Set(names);
}

const isBuiltIn = (specifier: string): boolean => specifier.startsWith("node:") || builtinModules.includes(specifier);

/** `@scope/name` of `@scope/name/path`. */
const nameOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
