import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runBench } from "./bench.mjs";
import { runChecks } from "./checks.mjs";
import { runInOurPlace } from "./processes.mjs";
import { build } from "./turbo.mjs";

/**
 * What can be typed after `npm run`: a name, and what it does in the prepared workshop with the arguments; the result is
 * the exit code.
 */
export const commands = {
  start: (workshop, args) => buildAndRun(workshop, ["@bedrock-targets/tour"], "apps/tour/dist/main.js", args),
  emulator: (workshop, args) =>
    buildAndRun(workshop, ["@bedrock-targets/emulator"], "packages/emulator/dist/cli.js", args),
  app: (workshop, args) => buildAndRun(workshop, packagesForApp(workshop, args), "tooling/app-runner/run.mjs", args),
  bench: runBench,
  test: runChecks,
};

async function buildAndRun(workshop, packageNames, entry, args) {
  await build(workshop, packageNames);
  const program = [join(workshop.root, entry), ...args];
  return runInOurPlace(workshop.toolchain.node, program, { env: workshop.environment });
}

/** The runner and the app that it is to run; a name that is no app's is the runner's to answer. */
function packagesForApp({ root }, [name = ""]) {
  const manifest = join(root, "apps", name, "package.json");
  const isApp = /^[a-z-]+$/.test(name) && existsSync(manifest);
  return ["@tooling/app-runner", ...(isApp ? [JSON.parse(readFileSync(manifest, "utf8")).name] : [])];
}
