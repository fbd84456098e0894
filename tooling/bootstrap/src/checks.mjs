import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure, machineCauses } from "./failures.mjs";
import { run } from "./processes.mjs";
import { closingLines, countTask, lineFor, resultsOf, sum } from "./reports.mjs";
import { announce, step } from "./steps.mjs";
import { turboCommand } from "./turbo.mjs";

/** `npm test [names…]`: formatting, then build, type check and tests of all packages, or of those with a name in theirs. */
export async function runChecks(workshop, names) {
  const bench = { ...workshop, environment: plainOffTerminal(workshop.environment) };
  const filters = names.map((name) => `--filter=*${name}*`);
  const planned = await planTasks(bench, filters);
  if (planned.length === 0) throw new Failure(`No package has "${names.join('" or "')}" in its name: try npm test.`);
  const formatting = await checkFormatting(bench);
  const results = await runTasks(bench, planned, filters);
  return report([formatting, ...results]);
}

/** turbo makes its tasks print colours even into a pipe. */
function plainOffTerminal(environment) {
  return process.stdout.isTTY || environment.FORCE_COLOR !== undefined
    ? environment
    : { ...environment, NO_COLOR: "1" };
}

/** What is to be run, known beforehand: turbo's summary leaves out what a failed build kept from starting. */
async function planTasks({ root, environment, ...workshop }, filters) {
  const [turbo, ...args] = turboCommand({ root, ...workshop }, ["typecheck", "test", "--dry=json", ...filters]);
  const { stdout } = await step("Looking for tests", turbo, args, {
    delayMs: 700,
    cwd: root,
    env: environment,
    causes: machineCauses,
    otherwise: "turbo could not list the tests: correct turbo.json or the package.json files and try again.",
  });
  const { tasks, packages } = JSON.parse(stdout.slice(stdout.indexOf("{")));
  // The builds that these need are in the list too; they count only where they fail.
  const isWanted = (task) =>
    task.task !== "build" && packages.includes(task.package) && task.command !== "<NONEXISTENT>";
  return tasks.filter(isWanted);
}

async function checkFormatting({ root, toolchain, environment }) {
  const finish = announce("Checking the formatting");
  const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
  const { code, output } = await run(toolchain.node, [biome, "check", "."], { cwd: root, env: environment });
  finish(code === 0 ? "✓" : "✗");
  if (code !== 0) process.stdout.write(`${output}\nMost of this is mended by: npm run format\n`);
  return { package: "formatting", task: "biome", counts: countTask({ task: "biome", exitCode: code }) };
}

async function runTasks(bench, planned, filters) {
  const { root, environment } = bench;
  removeLeftovers(root, planned);
  const tasks = ["build", "typecheck", "test", "--continue=dependencies-successful", "--concurrency=100%"];
  const [turbo, ...args] = turboCommand(bench, [...tasks, "--summarize", "--output-logs=errors-only", ...filters]);
  process.stderr.write("Building, type-checking and testing…\n");
  await run(turbo, args, { cwd: root, env: environment, onOutput: (text) => process.stdout.write(text) });
  return resultsOf(planned, readSummary(root), (directory) => readReport(root, directory));
}

/** What an earlier run left must not be counted; turbo brings back the reports of what it has in its cache. */
function removeLeftovers(root, planned) {
  const reports = planned.map(({ directory }) => join(directory, "test-report"));
  for (const folder of [".turbo/runs", ...reports]) rmSync(join(root, folder), { recursive: true, force: true });
}

function readSummary(root) {
  const folder = join(root, ".turbo", "runs");
  const [file] = existsSync(folder) ? readdirSync(folder) : [];
  return file === undefined ? [] : JSON.parse(readFileSync(join(folder, file), "utf8")).tasks;
}

function readReport(root, directory) {
  const path = join(root, directory, "test-report", "vitest.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function report(results) {
  const total = sum(results.map(({ counts }) => counts));
  const names = [...new Set(results.map((result) => result.package))];
  const resultsFor = (name) => results.filter((result) => result.package === name);
  const lines = names.map((name) => lineFor(name, resultsFor(name)));
  process.stdout.write(`\n${[...lines, "", ...closingLines(total)].join("\n")}\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}
