import { stripVTControlCharacters } from "node:util";

const segmenter = new Intl.Segmenter();

/** What terminals draw two columns wide: East Asian letters and emoji. */
const wide =
  /^(\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6])/u;

/** How many columns a line takes on a terminal, without its colours. */
export function widthOf(text: string): number {
  const bare = stripVTControlCharacters(text);
  if (/^[ -~]*$/.test(bare)) return bare.length; // nearly always
  let width = 0;
  for (const { segment } of segmenter.segment(bare)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** The text with spaces behind it, up to a width. */
export const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));

/**
 * Breaks a text into lines of at most `width` columns, between words. A word that is longer stands on a line of its own,
 * whole: an ARN that is broken cannot be copied.
 */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line.split(" "), width));
}

/** The same, with words broken that are longer than a line: for names, which nobody has to copy. */
export const wrapHard = (text: string, width: number): string[] =>
  wrapLine(
    text.split(" ").flatMap((word) => piecesOf(word, width)),
    width,
  );

/** Pieces of a word, none wider than `width`; a letter that is wider stands alone. */
function piecesOf(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces = [""];
  for (const { segment } of segmenter.segment(word)) {
    const longer = `${pieces.at(-1)}${segment}`;
    if (widthOf(longer) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(segment);
  }
  return pieces.filter((piece) => piece !== "");
}

function wrapLine(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let current: string | undefined;
  for (const word of words) {
    if (current !== undefined && widthOf(current) + 1 + widthOf(word) > width) {
      lines.push(current);
      current = word;
    } else {
      current = current === undefined ? word : `${current} ${word}`;
    }
  }
  return [...lines, current ?? ""];
}
