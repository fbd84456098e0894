import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root: string = fileURLToPath(new URL("../../../", import.meta.url));

interface Manifest {
  readonly name: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** A package of the workspace. */
export interface Package {
  /** From the root: `packages/targets/base`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

const skipped = new Set(["node_modules", "dist", "test-report", ".turbo"]);

/** All files below a folder, from that folder, without what is built or installed. */
export function filesBelow(folder: string): string[] {
  const found = readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path).map((file) => join(entry.name, file)) : [entry.name];
  });
  return found.sort();
}

export const read = (path: string): string => readFileSync(join(root, path), "utf8");

function packagesIn(parent: string): Package[] {
  return readdirSync(join(root, parent))
    .map((name) => join(parent, name))
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder) => ({ folder: relative(".", folder), manifest: JSON.parse(read(join(folder, "package.json"))) }));
}

/** The published packages, and those of the target strategies among them; `all` is a list of them, not one of them. */
export const published: readonly Package[] = [...packagesIn("packages"), ...packagesIn("packages/targets")];
export const targets: readonly Package[] = packagesIn("packages/targets").filter(
  ({ folder }) => !folder.endsWith("/all"),
);
export const apps: readonly Package[] = packagesIn("apps");
