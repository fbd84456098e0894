import { boxWidth } from "./boxes.ts";
import type { Channels } from "./channels.ts";
import type { PlacedNode } from "./layout.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line's way: the points that it passes, level in each. */
export interface Route {
  readonly points: readonly Point[];
  /** Whether it leads within a column or to the left: only in accounts where something is wrong. */
  readonly isOdd: boolean;
}

/** A line goes straight for so long beside a box that it passes. */
const beside = 8;

/**
 * The way from the right side of one box to the left side of another, through the gaps between the boxes in between.
 *
 * @param columns the left edge of the boxes of each column
 */
export function routeOf(from: PlacedNode, to: PlacedNode, columns: readonly number[], channels: Channels): Route {
  const start = { x: from.x + boxWidth, y: middleOf(from) };
  if (from.column >= to.column) {
    const end = { x: to.x + boxWidth, y: middleOf(to) + 6 };
    return { points: [{ ...start, y: start.y - 6 }, end], isOdd: true };
  }
  const end = { x: to.x, y: middleOf(to) };
  const points: Point[] = [start];
  for (let column = from.column + 1; column < to.column; column += 1) {
    const x = columns[column] ?? 0;
    const last = points.at(-1) ?? start;
    const y = channels.take(column, last.y + (end.y - last.y) * ((x - last.x) / (end.x - last.x)));
    points.push({ x: x - beside, y }, { x: x + boxWidth + beside, y });
  }
  return { points: [...points, end], isOdd: false };
}

const middleOf = ({ y, box }: PlacedNode): number => y + box.height / 2;
