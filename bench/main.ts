import { writeFileSync } from "node:fs";
import { createBench } from "./harness/bench.ts";
import { faultsOf } from "./harness/check.ts";
import { endChildren } from "./harness/child.ts";
import { installOurs } from "./harness/ours.ts";
import { createProgress } from "./harness/progress.ts";
import { runRounds } from "./harness/rounds.ts";
import { startServer } from "./harness/server.ts";
import { help, type Options, readOptions } from "./options.ts";
import { collect } from "./report/collect.ts";
import type { Result } from "./report/result.ts";
import { table } from "./report/table.ts";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
process.on("exit", endChildren);

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") process.stdout.write(help);
  else tell(await run(options), options);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
endChildren();

async function run({ contenders, sections, scale }: Options): Promise<Result> {
  installOurs();
  const progress = createProgress();
  const bench = createBench(await startServer(), scale);
  progress.show("texts, signatures, a flipped bit", 0, 1);
  const faults = await faultsOf(contenders, bench);
  const sound = contenders.filter(({ name }) => !faults.has(name));
  const measures = sections.flatMap((section) => section.measures);
  const outcome = await runRounds(sound, measures, bench, progress);
  progress.clear();
  return collect(contenders, sections, scale, outcome, faults);
}

function tell(result: Result, { contenders, json }: Options): void {
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  if (json !== undefined && json !== "-") writeFileSync(json, text);
  process.stdout.write(json === "-" ? text : `${table(result)}\n`);
  const failed = result.rows.filter(({ failure }) => failure !== undefined).map(({ name }) => name);
  // Others may have their reasons; what is ours has to work.
  const ours = contenders.filter(({ name, isOurs }) => isOurs && failed.includes(name));
  if (ours.length === 0) return;
  process.stderr.write(`${ours.map(({ name }) => name).join(", ")} failed: see the reasons above.\n`);
  process.exitCode = 1;
}
