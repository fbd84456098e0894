import { join } from "node:path";
import { machineCauses } from "./failures.mjs";
import { step } from "./steps.mjs";

/** turbo as a command of the pinned Node; `--ui=stream`, because its other screen needs the terminal for itself. */
export function turboCommand({ root, toolchain }, args) {
  return [toolchain.node, join(root, "node_modules", "turbo", "bin", "turbo"), "run", ...args, "--ui=stream"];
}

/** Builds packages and all that they need; silent where turbo has it all in its cache. */
export async function build(workshop, packageNames) {
  const filters = packageNames.map((name) => `--filter=${name}...`);
  const [turbo, ...args] = turboCommand(workshop, ["build", ...filters, "--output-logs=new-only"]);
  await step("Building", turbo, args, {
    delayMs: 700,
    cwd: workshop.root,
    env: workshop.environment,
    causes: machineCauses,
    otherwise: `The build of ${packageNames.at(-1)} failed: fix what the lines above say and try again.`,
    tail: 30,
  });
}
