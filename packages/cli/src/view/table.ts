import Table from "cli-table3";
import { type Pair, pairs } from "./pairs.ts";
import type { Screen } from "./screen.ts";
import { widthOf, wrapHard } from "./width.ts";

/** A column: its head, what stands in it, and whether its lines may be broken. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  /** The least width down to which it may be broken, also within words; absent: never. */
  readonly least?: number;
}

/** What a table is made of. */
export interface TableLayout<Row> {
  readonly columns: readonly Column<Row>[];
  /** What stands below a row, broken between words only: ids and ARNs, which are to be copied, stand whole. */
  readonly details?: (row: Row) => readonly Pair[];
  /** The columns where the output is no terminal. Default: `columns`. */
  readonly piped?: readonly Column<Row>[];
}

/**
 * Rows on a screen, as wide as it is: columns, or, where they do not fit, a block of names and values for each row. Where the
 * output is no terminal: one line for each row with tabs between the columns, for `cut`, `sort` and spreadsheets.
 */
export function table<Row>(screen: Screen, layout: TableLayout<Row>, rows: readonly Row[]): string[] {
  const { columns, details = () => [], piped = columns } = layout;
  if (screen.width === undefined) return tabbed(piped, rows);
  if (rows.length === 0) return [];
  const widths = fit(columns, rows, screen.width);
  const below = (row: Row) => pairs(screen, details(row), 2);
  if (!widths) return rows.flatMap((row) => [...block(screen, columns, row), ...below(row), ""]);
  return [
    ...line(
      widths,
      columns.map(({ head }) => screen.paint("bold", head)),
    ),
    ...rows.flatMap((row) => [
      ...line(
        widths,
        columns.map(({ cell }) => cell(row)),
      ),
      ...below(row),
    ]),
  ];
}

/** A tab in a cell would be a column more; `plain` has escaped it. */
const tabbed = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] => [
  columns.map(({ head }) => head).join("\t"),
  ...rows.map((row) => columns.map(({ cell }) => cell(row)).join("\t")),
];

/** Spaces between two columns. */
const gap = 2;

/** The widths of the columns; `undefined` where they do not fit. */
function fit<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number): number[] | undefined {
  const texts = columns.map(({ head, cell }) => [head, ...rows.map(cell)]);
  const widths = texts.map(widest);
  const least = columns.map((column, index) => leastOf(column, texts[index] ?? []));
  for (let over = sum(widths) + gap * (columns.length - 1) - width; over > 0; over -= 1) {
    const index = widestAbove(least, widths);
    if (index < 0) return undefined;
    widths[index] = (widths[index] ?? 0) - 1;
  }
  return widths;
}

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

const leastOf = (
  { head, least }: { readonly head: string; readonly least?: number },
  texts: readonly string[],
): number => (least === undefined ? widest(texts) : Math.max(least, widthOf(head)));

/** The widest column that can give; -1 for none. */
function widestAbove(least: readonly number[], widths: readonly number[]): number {
  let found = -1;
  widths.forEach((width, index) => {
    if (width > (least[index] ?? 0) && width > (widths[found] ?? 0)) found = index;
  });
  return found;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const sides = ["top", "bottom", "left", "right", "mid"] as const;
const frameParts = sides.flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`]);
/** Nothing is drawn but spaces between the columns. */
const noFrame = { ...Object.fromEntries(frameParts.map((part) => [part, ""])), middle: " ".repeat(gap) };

function line(widths: readonly number[], cells: readonly string[]): string[] {
  const drawing = new Table({
    colWidths: [...widths],
    chars: noFrame,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  drawing.push(cells.map((cell, index) => wrapHard(cell, widths[index] ?? 1).join("\n")));
  return drawing
    .toString()
    .split("\n")
    .map((one) => one.trimEnd());
}

function block<Row>(screen: Screen, columns: readonly Column<Row>[], row: Row): string[] {
  return pairs(
    screen,
    columns.map(({ head, cell }): Pair => [head, cell(row)]),
  );
}
