import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { registryCauses } from "./failures.mjs";
import { step } from "./steps.mjs";

/** pnpm's own defaults let an unreachable registry stay silent for more than three minutes. */
const impatience = ["fetch-retries=2", "fetch-retry-mintimeout=1000", "fetch-retry-maxtimeout=5000"];
/** A node_modules that something else than pnpm has made is replaced, not asked about. */
const settings = [...impatience, "confirm-modules-purge=false"].map((setting) => `--config.${setting}`);

/** Installs what the lockfile says, unless that is what is there. */
export async function installIfNeeded({ root, toolchain, pinned, environment }) {
  const stamp = join(root, "node_modules", ".bootstrap-stamp");
  if (readIfThere(stamp) === stateOf(root, pinned)) return;
  // An install that is broken off must not pass for a good one.
  rmSync(stamp, { force: true });
  const args = [toolchain.pnpm, "install", "--frozen-lockfile", ...settings];
  await step("Installing dependencies", toolchain.node, args, {
    cwd: root,
    env: environment,
    causes: registryCauses(pinned),
    otherwise: "The dependencies could not be installed: read the reason in pnpm's output and try again.",
  });
  writeFileSync(stamp, stateOf(root, pinned));
}

/** Changes whenever an install would have something to do: other manifests, another lockfile, a folder deleted by hand. */
export function stateOf(root, pinned) {
  const hash = createHash("sha256").update(JSON.stringify(pinned));
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) hash.update(readIfThere(join(root, file)) ?? "");
  for (const manifest of manifestsIn(root)) {
    const isInstalled = existsSync(join(dirname(manifest), "node_modules"));
    hash.update(JSON.stringify([relative(root, manifest), readFileSync(manifest, "utf8"), isInstalled]));
  }
  return hash.digest("hex");
}

/** The package.json files down to `packages/targets/<name>`, without those of a folder that is a workspace of its own. */
function manifestsIn(folder, depth = 3) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const own = entries.filter((entry) => entry.name === "package.json");
  const folders =
    depth > 0 ? entries.filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name)) : [];
  const isOfOurs = (entry) => !existsSync(join(folder, entry.name, "pnpm-workspace.yaml"));
  const below = folders.filter(isOfOurs).flatMap((entry) => manifestsIn(join(folder, entry.name), depth - 1));
  return [...own.map((entry) => join(folder, entry.name)), ...below].sort();
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
