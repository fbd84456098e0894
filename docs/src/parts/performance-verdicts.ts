import { baseline } from "../../../bench/contenders/index.ts";
import type { Column } from "../../../bench/measure/column.ts";
import type { Cell, Result } from "../../../bench/report/result.ts";
import { headOf, short } from "../../../bench/report/words.ts";
import { code, table } from "./markdown.ts";
import { type Aim, goals } from "./performance-goals.ts";

/** What was aimed at, and what was reached. */
export function goalsTable(result: Result): string {
  const rows = goals.map(({ key, title, ours, direct, row = "ours-direct" }) => [
    title,
    ...verdict(result, key, "ours", ours),
    ...verdict(result, key, row, direct),
  ]);
  return table(["column", "goal", "`ours`", "goal, direct", "`ours-direct`"], rows);
}

function verdict(result: Result, key: string, name: string, aim: Aim | undefined): [string, string] {
  if (!aim) return ["–", "–"];
  const column = columnsOf(result).find((each) => each.key === key);
  const cell = cellOf(result, name, key);
  if (!column || !cell) return [aim.words, "not measured"];
  const number = numberIn(cell, column);
  const sdk = cellOf(result, baseline, key)?.value.median ?? Number.NaN;
  // A digit more than elsewhere, so that it can be seen on which side of the goal it lies.
  return [aim.words, `${Number(number.toPrecision(3))} ${aim.isReached(number, sdk) ? "✓" : "✗"}`];
}

/** The columns in which another product is better, by more than the rounds differ. */
export function lossesTable(result: Result): string {
  const rows = columnsOf(result).flatMap((column) =>
    ["ours", "ours-direct"].flatMap((name) => {
      const own = cellOf(result, name, column.key);
      const better = own ? betterThan(own, column, result) : [];
      return own && better.length > 0
        ? [[headOf(column), code(name), short(numberIn(own, column)), better.join(", ")]]
        : [];
    }),
  );
  return rows.length > 0 ? table(["column", "row", "its number", "better"], rows) : "Nowhere, in this run.";
}

/** Not the floor, which is no product, and not the other transport of ours. */
function betterThan(own: Cell, column: Column, { rows }: Result): string[] {
  const others = rows.filter(({ name }) => name !== "floor" && !name.startsWith("ours"));
  return others.flatMap(({ name, cells }) => {
    const cell = cells[column.key];
    return cell && isBetter(cell, own, column) ? [`${code(name)} ${short(numberIn(cell, column))}`] : [];
  });
}

function isBetter(cell: Cell, own: Cell, { shown, best }: Column): boolean {
  const [one, other] = shown === "ratio" ? [cell.ratio, own.ratio] : [cell.value, own.value];
  if (!one || !other) return false;
  return best === "low" ? one.high < other.low : one.low > other.high;
}

const columnsOf = ({ sections }: Result): Column[] => sections.flatMap(({ columns }) => columns);
const cellOf = ({ rows }: Result, name: string, key: string): Cell | undefined =>
  rows.find((row) => row.name === name)?.cells[key];

/** What is shown of a cell. */
const numberIn = (cell: Cell, { shown }: Column): number =>
  shown === "ratio" ? (cell.ratio?.median ?? Number.NaN) : cell.value.median;
