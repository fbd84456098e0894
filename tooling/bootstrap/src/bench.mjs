import { join } from "node:path";
import { installIfNeeded } from "./install.mjs";
import { runInOurPlace } from "./processes.mjs";
import { build } from "./turbo.mjs";

/** What bench loads of this repository. */
const measured = ["@bedrock-targets/client", "@bedrock-targets/base", "@bedrock-targets/direct"];

/** `npm run bench [options…]`: everybody's packages are installed the first time, in bench's own folder, and ours built. */
export async function runBench(workshop, args) {
  const bench = join(workshop.root, "bench");
  await installIfNeeded({ ...workshop, root: bench });
  await build(workshop, measured);
  return runInOurPlace(workshop.toolchain.node, [join(bench, "main.ts"), ...args], { env: workshop.environment });
}
