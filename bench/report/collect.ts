import { readFileSync } from "node:fs";
import { cpus, release, type } from "node:os";
import type { Contender } from "../contenders/index.ts";
import type { Outcome } from "../harness/rounds.ts";
import { full, type Scale } from "../harness/scale.ts";
import type { Section } from "../measure/index.ts";
import { cellsOf, type Result } from "./result.ts";

/** Puts a run together: `faults` are of those who were not measured at all. */
export function collect(
  contenders: readonly Contender[],
  sections: readonly Section[],
  scale: Scale,
  { samples, failures, rounds }: Outcome,
  faults: ReadonlyMap<string, string>,
): Result {
  return {
    made: new Date().toISOString(),
    mode: scale === full ? "full" : "quick",
    rounds,
    machine: {
      cpu: cpus()[0]?.model.trim() ?? "an unknown processor",
      cores: cpus().length,
      node: process.versions.node,
      system: `${type()} ${release().split("-")[0]}`,
    },
    versions,
    sections: sections.map(({ title, measures }) => ({ title, columns: measures.flatMap(({ columns }) => columns) })),
    rows: contenders.map(({ name, imports, packages }) => {
      const failure = faults.get(name) ?? failures.get(name);
      return { name, imports, packages, ...(failure !== undefined && { failure }), cells: cellsOf(name, samples) };
    }),
  };
}

/** The pinned versions of everybody's packages; ours are what lies in this repository. */
const versions: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
).dependencies;
