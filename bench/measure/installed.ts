import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measure, once, plainly } from "./measure.ts";

const bench = fileURLToPath(new URL("../", import.meta.url));

/** What an installation of a program's packages brings, each package once: with what they depend on, and peers that are no option. */
export const installed: Measure = {
  columns: [
    { key: "installed", title: "installed", unit: "MB", shown: "value", best: "low" },
    { key: "packages", title: "packages", unit: "", shown: "value", best: "low" },
  ],
  rounds: once,
  prepare: plainly,
  async sample({ packages }) {
    const folders = new Map<string, string>();
    for (const name of packages) collect(name, bench, folders);
    const bytes = [...folders.values()].reduce((sum, folder) => sum + sizeOf(folder), 0);
    return [bytes / 1e6, folders.size];
  },
};

/** Adds a package and all that it needs, each version once. */
function collect(name: string, from: string, folders: Map<string, string>): void {
  const folder = findFrom(from, name);
  if (folder === undefined) return;
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const id = `${manifest.name}@${manifest.version}`;
  if (folders.has(id)) return;
  folders.set(id, folder);
  const peers = Object.keys(manifest.peerDependencies ?? {}).filter(
    (peer) => !manifest.peerDependenciesMeta?.[peer]?.optional,
  );
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  for (const each of [...needed, ...peers]) collect(each, folder, folders);
}

/** The folder of a package as Node finds it; links are followed. What is for another platform is not there. */
function findFrom(folder: string, name: string): string | undefined {
  const candidate = join(folder, "node_modules", name);
  if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
  const parent = join(folder, "..");
  return parent === folder ? undefined : findFrom(parent, name);
}

/** What a file or a folder takes on a disk comes in blocks of this size. */
const block = 4096;

function sizeOf(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name !== "node_modules")
    .map((name) => join(folder, name))
    .map((path) => ({ path, stat: statSync(path) }))
    .reduce((sum, { path, stat }) => sum + (stat.isDirectory() ? sizeOf(path) : inBlocks(stat.size)), block);
}

const inBlocks = (bytes: number): number => Math.ceil(bytes / block) * block;
