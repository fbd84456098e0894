import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { createEmulator } from "@bedrock-targets/emulator";

const folder = join(import.meta.dirname, "..", "scenarios");
const recorder = join(import.meta.dirname, "record-modules.mjs");
/** Small programs, each of which goes as far as its name says. */
export const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.replace(".mjs", ""));
export const listOf = (scenario) => join(import.meta.dirname, "..", "lists", `${scenario}.txt`);
/** Built-in modules of Node that take milliseconds to load; the others are not worth a line. */
const costly = /^NativeModule (http|http2|https|zlib|crypto|tls|child_process|internal\/deps\/undici\/undici)$/;
/** Runs a scenario in a process of its own, and lists the modules that it loads: a line each, sorted. */
export async function modulesOf(scenario) {
  const server = await createEmulator().listen({ port: 0 });
  try {
    const args = ["--import", recorder, join(folder, `${scenario}.mjs`)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: environment(server.url) });
    const { loaded, builtins } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    const own = new Set(loaded.filter((url) => url.startsWith("file:") && !url.includes("/scenarios/")));
    const names = [...own].map(nameOf).concat(builtins.filter((name) => costly.test(name)).map(builtinName));
    return `${names.sort().join("\n")}\n`;
  } finally {
    await server.close();
  }
}
const environment = (url) => ({
  PATH: process.env.PATH,
  ENDPOINT: url,
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example",
});
/** `@smithy/core/dist-cjs/index.js`, wherever it is installed; what changes with a file's content is left out of its name. */
function nameOf(url) {
  const path = decodeURIComponent(url);
  const installed = path.split("/node_modules/").at(-1);
  const ours = /\/packages\/(?:targets\/)?([a-z-]+)\/(dist\/.*)$/.exec(path);
  const name = ours ? `@bedrock-targets/${ours[1]}/${ours[2]}` : (installed ?? path);
  return name.replace(/-[A-Z0-9]{8}\.js$/, ".js");
}
const builtinName = (name) => name.replace("NativeModule ", "node:").replace("internal/deps/undici/", "");
