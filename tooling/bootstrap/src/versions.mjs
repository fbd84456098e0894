import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The Node that builds, tests and runs this repository, whatever Node the machine has. */
const node = "24.21.0";

/** Both pinned versions; pnpm's is the one that pnpm itself and editors read. */
export function pinnedVersions(root) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return { node, pnpm: /^pnpm@([^+]+)/.exec(packageManager)[1] };
}
