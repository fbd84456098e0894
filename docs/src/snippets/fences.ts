/** A fenced block of code in a page. */
export interface Fence {
  /** The line of its first line of code, counted from 1. */
  readonly line: number;
  /** What stands behind the three backquotes: the language, and marks such as `no-run`. */
  readonly words: readonly string[];
  readonly code: string;
}

const fence = /^```(?<words>[^\n`]*)\n(?<code>[\s\S]*?)^```$/gm;

/** The fenced blocks of a page, in order. */
export function fencesOf(markdown: string): Fence[] {
  return [...markdown.matchAll(fence)].map(({ index, groups: { words = "", code = "" } = {} }) => ({
    line: markdown.slice(0, index).split("\n").length + 1,
    words: words.split(/\s+/).filter(Boolean),
    code,
  }));
}

/** The value of a mark such as `file=src/index.ts`. */
export const markValue = ({ words }: Fence, mark: string): string | undefined =>
  words.find((word) => word.startsWith(`${mark}=`))?.slice(mark.length + 1);
