import type { Screen } from "./screen.ts";
import { wrap } from "./width.ts";

/** Something, and what stands behind it. */
export interface Branch {
  readonly text: string;
  /** A sentence about it: below it on a terminal, broken to its width; elsewhere behind it. */
  readonly note?: string;
  readonly behind: readonly Branch[];
}

/**
 * A tree in lines: drawn on a terminal, by indentation alone elsewhere. The root stands at the left.
 *
 * @param indentation columns that stand before each line
 */
export function tree({ width }: Screen, root: Branch, indentation = 0): string[] {
  const room = width === undefined ? undefined : width - indentation;
  return linesOf(root, room).map((line) => `${" ".repeat(indentation)}${line}`);
}

/** @param room the columns that are left; `undefined`: no line is broken, and nothing is drawn */
function linesOf({ text, note, behind }: Branch, room: number | undefined): string[] {
  const isLast = (index: number) => index === behind.length - 1;
  return [...headOf(text, note, room), ...behind.flatMap((branch, index) => below(branch, isLast(index), room))];
}

function headOf(text: string, note: string | undefined, room: number | undefined): string[] {
  if (note === undefined) return [text];
  if (room === undefined) return [`${text}  ${note}`];
  return [text, ...wrap(note, Math.max(narrowest, room - 2)).map((line) => `  ${line}`)];
}

/** Deep in a tree, a note is not broken into single words. */
const narrowest = 20;

function below(branch: Branch, isLast: boolean, room: number | undefined): string[] {
  const [head, lead] = room === undefined ? ["  ", "  "] : isLast ? ["└─ ", "   "] : ["├─ ", "│  "];
  const [first = "", ...rest] = linesOf(branch, room === undefined ? undefined : room - lead.length);
  return [`${head}${first}`, ...rest.map((line) => `${lead}${line}`)];
}
