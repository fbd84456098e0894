import { join } from "node:path";
import { machineCauses } from "./failures.mjs";
import { step } from "./steps.mjs";

/** turbo as a command of the pinned Node; `--ui=stream`, because its other screen needs the terminal for itself. */
export function turboCommand({ root, toolchain }, args) {
  return [toolchain.node, join(root, "node_modules", "turbo", "bin", "turbo"), "run", ...args, "--ui=stream"];
}

/** Builds one package and all that it needs; silent where turbo has it all in its cache. */
export async function build(workshop, packageName) {
  const [turbo, ...args] = turboCommand(workshop, ["build", `--filter=${packageName}...`, "--output-logs=new-only"]);
  await step("Building", turbo, args, {
    delayMs: 700,
    cwd: workshop.root,
    env: workshop.environment,
    causes: machineCauses,
    otherwise: `The build of ${packageName} failed: fix what the lines above say and try again.`,
    tail: 30,
  });
}
