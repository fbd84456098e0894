import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { createEmulator } from "@bedrock-targets/emulator";
import { promisesIn } from "./promises.ts";

/*
 * `node run.ts module…` runs modules one after the other, with an embedded Bedrock where AWS's SDK looks for the real
 * one. A line with `console.log(…); // text` promises what it prints; a promise that is not kept ends the run.
 */
const { url } = await createEmulator().listen();
Object.assign(process.env, {
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url,
  AWS_ENDPOINT_URL_BEDROCK: url,
  AWS_ENDPOINT_URL_BEDROCK_AGENT: url,
  ANTHROPIC_BEDROCK_BASE_URL: url, // which Anthropic's client reads
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "nobody",
  AWS_SECRET_ACCESS_KEY: "nothing",
  MODEL_ID: "us.amazon.nova-lite-v1:0",
});

for (const path of process.argv.slice(2)) {
  const promises = promisesIn(path);
  console.log = (...values: unknown[]) => promises.said(format(...values), lineIn(path, new Error("here").stack ?? ""));
  await import(pathToFileURL(path).href);
  promises.settle();
}
process.exit();

/** The line of a module in a stack; types are stripped without moving lines. */
function lineIn(path: string, stack: string): number | undefined {
  const [, rest] = stack.split(`${path}:`);
  return rest === undefined ? undefined : Number.parseInt(rest, 10);
}
