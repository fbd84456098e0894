import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a user of our packages may do without asking a lawyer. */
export const permissive: ReadonlySet<string> = new Set([
  "MIT",
  "Apache-2.0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
]);

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** Name and licence of everything that npm installed, by the lock file's paths. */
export function licencesIn(folder: string): Map<string, string> {
  const { packages }: Lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  // A path that is not there is a binary for another platform.
  const paths = Object.keys(packages).filter((path) => path !== "" && existsSync(join(folder, path, "package.json")));
  return new Map(paths.map((path) => [path, licenceOf(join(folder, path))]));
}

function licenceOf(folder: string): string {
  const { license }: { license?: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return license ?? "none";
}
