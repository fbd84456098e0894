/*
 * What is shown may come from anyone: names in an account, a model's answer, a pasted log. What has no shape of its own could
 * move a terminal's cursor, recolour it, or turn the direction of writing, so it is shown escaped.
 */

/** Control characters (C0 and C1), format characters, separators of lines, and halves of surrogate pairs. */
const shapeless = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** One line of plain text: `\u001b[31m` is shown as these nine characters. */
export const plain = (text: string): string => text.replace(shapeless, escaped);

/** Of prose, line ends and tabs stay, and what joins emoji and letters (ZWJ, ZWNJ). */
export const plainProse = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .replace(shapeless, (character) => (harmless.has(character) ? character : escaped(character)));

const harmless: ReadonlySet<string> = new Set(["\n", "\t", "\u200c", "\u200d"]);

/** JSON that a terminal shows as it is: what `JSON.stringify` leaves raw (DEL, C1, bidirectional marks) is escaped too. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(shapeless, (character) =>
    character === "\n" ? "\n" : escapedUnits(character),
  );

const escaped = (character: string): string => `\\u${hex(character.codePointAt(0) ?? 0)}`;
const hex = (code: number): string => (code > 0xffff ? `{${code.toString(16)}}` : code.toString(16).padStart(4, "0"));

/** As JSON writes it: one escape for each UTF-16 unit. */
const escapedUnits = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => `\\u${hex(character.charCodeAt(index))}`).join("");
