import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Package, published, root } from "@tooling/checks";
import { must } from "./run.ts";

/** The path of each package's tarball, by the package's name. */
export type Tarballs = ReadonlyMap<string, string>;

/** Packs all published packages as they would be published. Only pnpm's own `pack` honours the workspace's versions. */
export async function packAll(): Promise<Tarballs> {
  const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-packs-"));
  // One after the other: each pack is short, and two at once would share a temporary file of pnpm's.
  for (const { folder: from } of published)
    await must("pnpm", ["pack", "--pack-destination", folder], join(root, from));
  const files = await readdir(folder);
  return new Map(published.map((each) => [each.manifest.name, join(folder, fileOf(each, files))]));
}

function fileOf({ manifest }: Package, files: readonly string[]): string {
  const stem = `${manifest.name.slice(1).replace("/", "-")}-`;
  const found = files.find((file) => file.startsWith(stem) && /^[0-9]/.test(file.slice(stem.length)));
  if (!found) throw new Error(`${manifest.name} was not packed.`);
  return found;
}

/** The files in a tarball, without npm's leading `package/`. */
export const filesIn = async (tarball: string): Promise<string[]> =>
  (await must("tar", ["tzf", tarball], root))
    .trim()
    .split("\n")
    .map((file) => file.replace(/^package\//, ""));
