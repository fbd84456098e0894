import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { appNames, emulatorOf, entryOf } from "./src/apps.mjs";
import { namesAnEndpoint, useEmulatorAt } from "./src/environment.mjs";
import { startEmulator } from "./src/start-emulator.mjs";

/*
 * `node run.mjs <app> [--live] [args…]` runs a built sample app in this very process, as `node
 * apps/<app>/dist/main.js args…` would: so its exit code and what it does at a signal are its own. An embedded Bedrock
 * answers, in a thread that keeps nobody alive: nobody pays for trying a sample. With --live, or where the environment names
 * an endpoint, the app talks to whom it is configured for.
 */
const [app, ...args] = process.argv.slice(2).filter((argument) => argument !== "--live");
const isLive = process.argv.includes("--live") || namesAnEndpoint();

// Whoever reads the output may leave early (`| head`): then so do we.
process.stdout.on("error", () => process.exit(141));

if (app !== undefined && appNames().includes(app)) await start(entryOf(app));
else fail(`${app === undefined ? "Which app?" : `There is no app "${app}".`} There are ${appNames().join(", ")}.`);

async function start(entry) {
  if (!existsSync(entry))
    return fail(`${app} is not built: run \`npx turbo run build --filter=@bedrock-targets/app-${app}...\`.`);
  if (isLive) console.error(`${app} uses your AWS configuration`);
  else await embed();
  process.argv = [process.argv0, fileURLToPath(entry), ...args];
  await import(entry);
}

async function embed() {
  const place = await startEmulator(emulatorOf(app));
  useEmulatorAt(place);
  console.error(`${app} talks to an embedded Bedrock at ${place.url} (--live: to your AWS account instead)`);
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
