import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { must } from "@tooling/packages/run";
import { packAll, type Tarballs } from "@tooling/packages/tarballs";

/** What the program imports, and what that needs of ours. */
const needed = ["core", "client", "base", "cross-region", "prompt", "direct"].map((name) => `@bedrock-targets/${name}`);

/**
 * A new folder with the program, in which our packed packages are installed as a user would, with no AWS SDK beside them.
 * Gives its path.
 */
export async function createProject(): Promise<string> {
  const tarballs = await packAll();
  const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-runtimes-"));
  try {
    await fill(folder, tarballs);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  } finally {
    for (const path of new Set([...tarballs.values()].map(dirname))) await rm(path, { recursive: true });
  }
}

async function fill(folder: string, tarballs: Tarballs): Promise<void> {
  await cp(fileURLToPath(new URL("../program/", import.meta.url)), join(folder, "program"), { recursive: true });
  const ours = Object.fromEntries(needed.map((name) => [name, `file:${tarballs.get(name)}`]));
  const manifest = { private: true, type: "module", dependencies: ours, overrides: ours };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await must("npm", ["install", "--omit=peer", "--no-audit", "--no-fund", "--prefer-offline"], folder);
}
