import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { explain, Failure, machineCauses, registryCauses } from "./failures.mjs";
import { isWindows } from "./groups.mjs";
import { run } from "./processes.mjs";
import { step } from "./steps.mjs";

/** Nothing of ours is wanted but the packages; npm's own patience lets a dead network be silent for over a minute. */
const settings =
  "--no-audit --no-fund --no-package-lock --no-update-notifier --no-global --ignore-scripts=false --prefer-offline " +
  "--loglevel=warn --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000";

/**
 * The pinned Node and pnpm: the paths of the one's program, of the other's entry file and of the folder with both
 * commands. npm gets them once and they are kept in its cache, where all clones find them. (Not with `npm exec`: an
 * interruption at the wrong moment leaves its folder without commands, and then the machine's own Node answers.)
 */
export async function getToolchain(pinned, environment) {
  const shelf = join(cacheFolder(environment), "_bedrock-targets");
  const home = join(shelf, `node-${pinned.node}-pnpm-${pinned.pnpm}`);
  if (!existsSync(home)) await fetchToolchain(shelf, home, pinned, environment);
  return toolchainIn(home);
}

function cacheFolder(environment) {
  return environment.npm_config_cache || join(homedir(), ".npm");
}

/** Fills a folder of its own first, so that `home` is either whole or not there, whatever happens meanwhile. */
async function fetchToolchain(shelf, home, pinned, environment) {
  const workplace = makeWorkplace(shelf);
  process.once("exit", () => rmSync(workplace, { recursive: true, force: true, maxRetries: 3 }));
  writeFileSync(join(workplace, "package.json"), manifestFor(pinned));
  await installWithNpm(workplace, pinned, environment);
  await tryOut(toolchainIn(workplace));
  putInPlace(workplace, home);
}

function makeWorkplace(shelf) {
  try {
    mkdirSync(shelf, { recursive: true });
    return mkdtempSync(join(shelf, "unfinished-"));
  } catch (error) {
    // On a read-only file system Node says ENOENT here.
    const otherwise = `${shelf} cannot be written to: give npm another folder (\`npm config set cache …\`) and try again.`;
    throw new Failure(explain(error.message, machineCauses, otherwise));
  }
}

/** `allowScripts` is for npm 12: of these packages' scripts only pnpm's is wanted, which puts its program in place. */
function manifestFor({ node, pnpm }) {
  const dependencies = { [nodePackage(process)]: node, pnpm };
  return JSON.stringify({ private: true, dependencies, allowScripts: { pnpm: true } });
}

/**
 * The npm package with Node's program for a platform. The package `node` itself only fetches this one, in an install
 * script, which npm 12 does not run.
 */
export function nodePackage({ platform, arch }) {
  const system = platform === "win32" ? "win" : platform;
  return `${platform === "darwin" && arch === "arm64" ? "node-bin" : "node"}-${system}-${arch}`;
}

async function installWithNpm(workplace, pinned, environment) {
  const both = `Node ${pinned.node} and pnpm ${pinned.pnpm}`;
  const [npm, ...args] = npmCommand(environment);
  await step(`Getting ${both} from npm (once, about 10 s)`, npm, [...args, "install", ...settings.split(" ")], {
    cwd: workplace,
    env: environment,
    shell: npm === "npm.cmd",
    graceMs: 500,
    causes: registryCauses(pinned),
    otherwise: `npm could not get ${both}: correct what its output says and try again.`,
  });
}

/** npm as a command: the npm that started us where it did, else the one on PATH. */
export function npmCommand(environment) {
  const path = environment.npm_execpath ?? "";
  if (basename(path) === "npm-cli.js" && existsSync(path)) return [process.execPath, path];
  return [isWindows ? "npm.cmd" : "npm"];
}

async function tryOut({ node }) {
  const { code, output } = await run(node, ["--version"]);
  if (code === 0) return;
  throw new Failure(
    `This system cannot run the official builds of Node: use one that they support, on Linux one with glibc 2.28 or newer (${output.trim()}).`,
  );
}

function putInPlace(workplace, home) {
  try {
    renameSync(workplace, home);
  } catch (error) {
    // Another clone on this machine may have been quicker.
    if (!existsSync(home)) throw error;
  }
}

function toolchainIn(home) {
  const modules = join(home, "node_modules");
  const node = join(modules, nodePackage(process), "bin", isWindows ? "node.exe" : "node");
  return { node, pnpm: join(modules, "pnpm", "bin", "pnpm.mjs"), bin: join(modules, ".bin") };
}

/** The environment in which `node` and `pnpm` are the pinned ones, for turbo and the scripts that it runs. */
export function environmentWith({ bin }, environment) {
  // Windows calls it `Path`; a second spelling beside it would be a coin toss.
  const name = Object.keys(environment).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const path = [bin, environment[name]].filter(Boolean).join(delimiter);
  return { ...environment, [name]: path, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
}
