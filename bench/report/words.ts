import type { Column } from "../measure/column.ts";
import type { Cell } from "./result.ts";
import type { Spread } from "./stats.ts";

/** A number with two digits that mean something, and all of those before the point. */
export function short(number: number): string {
  if (number >= 10 || number === 0) return Math.round(number).toLocaleString("en");
  return number >= 0.995 ? number.toFixed(1).replace(/\.0$/, "") : number.toFixed(2);
}

/** A column's title, with the unit of what stands below it. */
export const headOf = ({ title, unit, shown }: Column): string =>
  shown === "value" && unit !== "" ? `${title}, ${unit}` : title;

/** What a cell says: a ratio and, quieter, its spread; or a value. The AWS SDK's own is the 1 that ratios are to. */
export function words(cell: Cell | undefined, column: Column, isBaseline: boolean): { main: string; quiet: string } {
  if (!cell) return { main: "–", quiet: "" };
  if (column.shown === "value") return { main: short(cell.value.median), quiet: "" };
  if (isBaseline)
    return { main: `1 = ${short(cell.value.median)}`, quiet: column.unit === "calls/s" ? "/s" : ` ${column.unit}` };
  return cell.ratio ? { main: short(cell.ratio.median), quiet: between(cell.ratio) } : { main: "?", quiet: "" };
}

/** Left out where it says no more than the number itself. */
const between = ({ low, high }: Spread): string => (short(low) === short(high) ? "" : ` ${short(low)}–${short(high)}`);
