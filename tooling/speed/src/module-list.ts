import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEmulator } from "@bedrock-targets/emulator";
import { modulesLoadedBy } from "../../../bench/count/modules.ts";

const folder = join(import.meta.dirname, "..", "scenarios");

/** Small programs, each of which goes as far as its name says. */
export const scenarios: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.replace(".mjs", ""));

export const listOf = (scenario: string): string => join(import.meta.dirname, "..", "lists", `${scenario}.txt`);

/** Runs a scenario in a process of its own, and lists the modules that it loads: a line each, sorted. */
export async function modulesOf(scenario: string): Promise<string> {
  const server = await createEmulator().listen({ port: 0 });
  try {
    const program = readFileSync(join(folder, `${scenario}.mjs`), "utf8");
    const environment = { ENDPOINT: server.url, AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" };
    const loaded = await modulesLoadedBy(program, { folder, environment });
    return `${[...new Set(loaded)].map(nameOf).sort().join("\n")}\n`;
  } finally {
    await server.close();
  }
}

/** `@smithy/core/dist-cjs/index.js`, wherever it is installed; what changes with a file's content is left out of its name. */
function nameOf(url: string): string {
  const path = decodeURIComponent(url);
  const ours = /\/packages\/(?:targets\/)?([a-z-]+)\/(dist\/.*)$/.exec(path);
  const name = ours ? `@bedrock-targets/${ours[1]}/${ours[2]}` : (path.split("/node_modules/").at(-1) ?? path);
  return name.replace(/-[A-Z0-9]{8}\.js$/, ".js");
}
