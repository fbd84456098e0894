import { baseline } from "../../../bench/contenders/index.ts";
import type { Column } from "../../../bench/measure/column.ts";
import type { Result, Row } from "../../../bench/report/result.ts";
import { headOf, words } from "../../../bench/report/words.ts";
import { read } from "../files.ts";
import { code, table } from "./markdown.ts";
import { goalsTable, lossesTable } from "./performance-verdicts.ts";

/** The run that the page and its chart are made of. */
export const result: Result = JSON.parse(read("bench/generated/performance.json"));

/** A part of the page about performance, by its name. */
export function performancePart(name: string): string {
  const made = parts[name];
  if (!made) throw new Error(`There is no part "${name}": there are ${Object.keys(parts).join(", ")}.`);
  return made();
}

const parts: Readonly<Record<string, () => string>> = {
  machine,
  contenders,
  failures,
  tables: () => result.sections.map(({ title, columns }) => `### ${title}\n\n${sectionTable(columns)}`).join("\n\n"),
  goals: () => goalsTable(result),
  losses: () => lossesTable(result),
};

function machine(): string {
  const { cpu, cores, system, node } = result.machine;
  const kind = result.mode === "quick" ? "a quick run, whose numbers are not to be quoted" : `${result.rounds} rounds`;
  return `Measured on ${result.made.slice(0, 10)}: ${cpu}, ${cores} cores, ${system}, Node ${node}; ${kind}.`;
}

function contenders(): string {
  const rows = result.rows.map((row) => [code(row.name), row.imports, versionsOf(row) || "–"]);
  return table(["row", "what a program imports", "versions"], rows);
}

const versionsOf = ({ packages }: Row): string => packages.flatMap((name) => result.versions[name] ?? []).join(", ");

function failures(): string {
  const failed = result.rows.filter(({ failure }) => failure !== undefined);
  const lines = failed.map(
    ({ name, failure }) => `- ${code(name)} could not be measured, or not to the end: ${failure}.`,
  );
  return lines.join("\n") || "All of them do.";
}

function sectionTable(columns: readonly Column[]): string {
  const rows = result.rows.map(({ name, cells }) => [
    code(name),
    ...columns.map((column) => {
      const { main, quiet } = words(cells[column.key], column, name === baseline);
      return quiet && name !== baseline ? `${main}<br><small>${whole(quiet.trim())}</small>` : main + quiet;
    }),
  ]);
  return table(["row", ...columns.map(headOf)], rows);
}

/** With word joiners beside the dash, so that it ends no line. */
const whole = (range: string): string => range.replace("–", "\u2060–\u2060");
