const ellipsis = "…";

/** Text of any origin as one line: no line breaks, nothing that moves the cursor or turns the direction of reading. */
export const flat = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
    .trimStart();

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const wide =
  /\ufe0f|[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;

const charactersOf = (text: string): readonly string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** How many columns of a terminal a line of text takes. */
export const columnsOf = (text: string): number =>
  charactersOf(text).reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

/** The beginning of a line that has room in so many columns. */
export const beginningOf = (text: string, columns: number): string => {
  let left = columns;
  const characters = charactersOf(text);
  const end = characters.findIndex((character) => {
    left -= wide.test(character) ? 2 : 1;
    return left < 0;
  });
  return end < 0 ? text : characters.slice(0, end).join("");
};

/** The line, or its beginning and an ellipsis. */
export const cut = (text: string, columns: number): string =>
  columnsOf(text) <= columns ? text : `${beginningOf(text, columns - 1).trimEnd()}${ellipsis}`;

/** Spaces behind a line, up to so many columns. */
export const pad = (text: string, columns: number): string => text + " ".repeat(Math.max(0, columns - columnsOf(text)));

/** A text in lines of so many columns at most; a word that is longer stays whole. */
export const wrap = (text: string, columns: number): readonly [string, ...string[]] => {
  const lines: [string, ...string[]] = [""];
  for (const word of flat(text).split(" ")) {
    const last = lines.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (last === "" || columnsOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

/** How much of a shortened identifier is its end, which says most. */
const endShare = 0.7;

/** An identifier or a path, with an ellipsis in the middle where it is too long; cut between its words where possible. */
export const shorten = (identifier: string, columns: number): string => {
  if (identifier.length <= columns) return identifier;
  const words = identifier.match(/%[0-9A-F]{2}|[^%:/.-]+|./g) ?? [];
  const room = columns - ellipsis.length;
  const end = joinWhile([...words].reverse(), Math.floor(room * endShare), (text, word) => word + text);
  const start = joinWhile(words, room - end.length, (text, word) => text + word);
  return start + ellipsis + end;
};

const joinWhile = (words: readonly string[], room: number, join: (text: string, word: string) => string): string => {
  let text = "";
  for (const word of words) {
    if (text.length + word.length > room) break;
    text = join(text, word);
  }
  return text;
};
