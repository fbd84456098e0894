import { styleText } from "node:util";
import { baseline } from "../contenders/index.ts";
import type { Column } from "../measure/column.ts";
import type { Result, Row } from "./result.ts";
import { headOf, words } from "./words.ts";

/** Text for a place in a line, with what is quieter behind it. */
interface Text {
  readonly main: string;
  readonly quiet: string;
}

/** Heads are broken into lines no longer than this, where their words allow it. */
const headWidth = 15;

/** The whole run for a terminal: a part of the table for each section, then what the names stand for. */
export function table(result: Result): string {
  const parts = result.sections.map(({ title, columns }) => part(title, columns, result.rows));
  return [...parts, legend(result)].join("\n\n");
}

function part(title: string, columns: readonly Column[], rows: readonly Row[]): string {
  const heads = columns.map((column) => broken(headOf(column)));
  const height = Math.max(...heads.map((lines) => lines.length));
  const headLines = Array.from({ length: height }, (_, line) =>
    ["", ...heads.map((lines) => lines[line - height + lines.length] ?? "")].map((main, place) =>
      plain(place === 0 && line === height - 1 ? title : main),
    ),
  );
  const lines = rows.map(({ name, cells }) => [
    plain(name),
    ...columns.map((column) => words(cells[column.key], column, name === baseline)),
  ]);
  const widths = ["", ...columns].map((_, place) =>
    Math.max(...[...headLines, ...lines].map((line) => widthOf(line[place]))),
  );
  return [...headLines.map((line) => set(line, widths, "bold")), ...lines.map((line) => set(line, widths))].join("\n");
}

const plain = (main: string): Text => ({ main, quiet: "" });

const widthOf = (text: Text | undefined): number => (text ? text.main.length + text.quiet.length : 0);

/** A line, its first text to the left and the others to the right of their columns. */
function set(line: readonly Text[], widths: readonly number[], style?: "bold"): string {
  const texts = line.map((text, place) => {
    const gap = " ".repeat((widths[place] ?? 0) - widthOf(text));
    const whole = (style ? styleText(style, text.main) : text.main) + (text.quiet && styleText("dim", text.quiet));
    return place === 0 ? whole + gap : gap + whole;
  });
  return texts.join("   ").trimEnd();
}

function broken(head: string): string[] {
  const lines: string[] = [];
  for (const word of head.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && longer.length <= headWidth) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

function legend({ rows, machine, rounds, mode }: Result): string {
  const names = rows.map(({ name, imports, failure }) =>
    failure === undefined ? `${name}: ${imports}` : `${name}: ${imports} ✗ ${failure}`,
  );
  return [
    `Ratios are to ${baseline} in the same round: the median of ${rounds} rounds, and where the middle half of them lies.`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}.`,
    ...(mode === "quick"
      ? [
          "Quick: not for figures to be quoted; those come without --quick. Connections are those of 100 calls, not of 1,000.",
        ]
      : []),
    "",
    ...names,
  ].join("\n");
}
