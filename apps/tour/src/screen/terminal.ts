import { styleText } from "node:util";
import { type Page, type Paint, pageFor, type Style } from "./page.ts";

const formats = {
  title: "bold",
  kind: ["bold", "cyan"],
  quiet: "dim",
  good: "green",
  bad: ["bold", "red"],
} as const satisfies Record<Style, unknown>;

/** Colours for this process's output: none in a pipe or under NO_COLOR, which is Node's own rule. */
const paint: Paint = (style, text) => {
  const format = formats[style];
  return styleText(typeof format === "string" ? format : [...format], text, { stream: process.stdout });
};

/** Where the tour is shown. */
export interface Terminal {
  readonly page: Page;
  /** Whether somebody watches. */
  readonly isWatched: boolean;
  readonly write: (text: string) => void;
}

/** This process's output. A terminal that does not know its width has 0 columns; then 80 are assumed. */
export const terminalOfProcess = ({ stdout }: NodeJS.Process = process): Terminal => ({
  page: pageFor(stdout.isTTY ? stdout.columns || 80 : undefined, paint),
  isWatched: stdout.isTTY === true,
  write: (text) => void stdout.write(text),
});
