import type { Column } from "../../../bench/measure/column.ts";
import { short } from "../../../bench/report/words.ts";
import { result } from "../parts/performance.ts";
import { drawing, pageWidth, text } from "./svg.ts";

/** What is drawn, by the keys of its columns: less is better in all of them. */
const shown = ["cpu-tls", "event", "cold"];

const line = 17;
const headHeight = 30;
const barX = 128;
const barHeight = 9;
/** For the longest bar, with room for its number behind it. */
const barWidth = pageWidth - barX - 34;

/** A bar for every contender in each of a few columns, the AWS SDK being 1. */
export function performanceDrawing(): string {
  const columns = result.sections.flatMap((section) => section.columns).filter(({ key }) => shown.includes(key));
  const groups: string[] = [];
  let y = 0;
  for (const column of columns) {
    const { parts, height } = groupOf(column, y);
    groups.push(...parts);
    y += height;
  }
  return drawing("Ratios to the AWS SDK as it comes; shorter is better", y, groups);
}

function groupOf(column: Column, top: number): { parts: string[]; height: number } {
  const bars = result.rows.flatMap(({ name, cells }) => {
    const ratio = cells[column.key]?.ratio?.median;
    return ratio === undefined ? [] : [{ name, ratio }];
  });
  const longest = Math.max(...bars.map(({ ratio }) => ratio));
  const parts = bars.map((bar, index) => barOf(bar, longest, top + headHeight + index * line));
  const one = barX + barWidth / longest;
  const bottom = top + headHeight + bars.length * line;
  const rule = `<path d="M${one.toFixed(1)} ${top + headHeight - 4}V${bottom - 4}" stroke-dasharray="2 3" style="opacity: 0.5"/>`;
  return { parts: [text(2, top + 18, column.title), rule, ...parts], height: headHeight + bars.length * line + 8 };
}

interface Bar {
  readonly name: string;
  readonly ratio: number;
}

function barOf({ name, ratio }: Bar, longest: number, y: number): string {
  const width = (ratio / longest) * barWidth;
  const isOurs = /^ours|fast/.test(name);
  const fill = isOurs
    ? "var(--vp-c-brand-1, light-dark(#3451b2, #a8b1ff))"
    : "var(--vp-c-text-3, light-dark(#929295, #6a6a71))";
  const style = `fill: ${fill}; stroke: none`;
  return [
    text(2, y + barHeight, name, { kind: "code" }),
    `<rect x="${barX}" y="${y}" width="${Math.max(width, 1).toFixed(1)}" height="${barHeight}" style="${style}"/>`,
    text(barX + width + 4, y + barHeight, short(ratio), { kind: "quiet" }),
  ].join("\n");
}
