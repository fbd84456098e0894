import { join } from "node:path";
import { runChecks } from "./checks.mjs";
import { runInOurPlace } from "./processes.mjs";
import { build } from "./turbo.mjs";

/**
 * What can be typed after `npm run`: a name, and what it does in the prepared workshop with the arguments; the result is
 * the exit code.
 */
export const commands = {
  start: (workshop, args) => buildAndRun(workshop, "@bedrock-targets/tour", "apps/tour/dist/main.js", args),
  emulator: (workshop, args) =>
    buildAndRun(workshop, "@bedrock-targets/emulator", "packages/emulator/dist/cli.js", args),
  test: runChecks,
};

async function buildAndRun(workshop, packageName, entry, args) {
  await build(workshop, packageName);
  const program = [join(workshop.root, entry), ...args];
  return runInOurPlace(workshop.toolchain.node, program, { env: workshop.environment });
}
