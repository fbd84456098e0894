import type { Screen } from "./screen.ts";
import { padded, widthOf, wrap } from "./width.ts";

/** A word and what is said under it; several lines are several strings. `undefined` leaves the pair out. */
export type Pair = readonly [name: string, value: string | readonly string[] | undefined];

/** Names at the left, values beside them, broken to the screen's width. */
export function pairs(screen: Screen, list: readonly Pair[], indentation = 0): string[] {
  const shown = list.filter(([, value]) => value !== undefined && value.length > 0);
  const column = Math.max(0, ...shown.map(([name]) => widthOf(name))) + 2;
  return shown.flatMap(([name, value = ""]) => {
    const lines = [value].flat().flatMap((line) => broken(screen, line, indentation + column));
    return lines.map((line, index) => {
      const head = index === 0 ? screen.paint("dim", padded(name, column)) : " ".repeat(column);
      return `${" ".repeat(indentation)}${head}${line}`.trimEnd();
    });
  });
}

const broken = (screen: Screen, line: string, from: number): string[] =>
  screen.width === undefined ? [line] : wrap(line, screen.width - from);
