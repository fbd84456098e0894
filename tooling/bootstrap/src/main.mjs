import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commands } from "./commands.mjs";
import { explain, Failure, machineCauses } from "./failures.mjs";
import { installIfNeeded } from "./install.mjs";
import { obeySignals } from "./signals.mjs";
import { environmentWith, getToolchain } from "./toolchain.mjs";
import { pinnedVersions } from "./versions.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** From a bare clone to a running command. Whatever goes wrong is one sentence on stderr and a code other than 0. */
export async function main([name = "", ...args]) {
  obeySignals();
  // Who reads our output may leave early (`npm test | head`): then so do we.
  process.stdout.on("error", () => process.exit(1));
  try {
    const command = commandCalled(name);
    process.exitCode = await command(await prepareWorkshop(), args);
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`);
    process.exitCode = 1;
  }
}

function commandCalled(name) {
  if (Object.hasOwn(commands, name)) return commands[name];
  throw new Failure(`There is no command "${name}": use one of ${Object.keys(commands).join(", ")}.`);
}

/** Where commands work: the repository with its dependencies, the pinned programs, and their environment. */
async function prepareWorkshop() {
  const pinned = pinnedVersions(root);
  const toolchain = await getToolchain(pinned, process.env);
  const workshop = { root, pinned, toolchain, environment: environmentWith(toolchain, process.env) };
  await installIfNeeded(workshop);
  return workshop;
}

function sentenceFor(error) {
  if (error instanceof Failure) return error.message;
  const unexpected = `This should not happen, please report it: ${error.message}`;
  return explain(error.message, machineCauses, unexpected);
}
