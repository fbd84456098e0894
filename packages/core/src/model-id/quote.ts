/** A string as a message shows it: in quotation marks, escaped, cut after 120 characters. */
export function quote(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  // JSON escapes lone surrogates and most control characters; with what has no shape of its own escaped as well, nothing
  // that moves a terminal's cursor or turns the direction of writing gets through. Made here, since to read such an
  // expression takes a millisecond, which a program that makes no mistake need not wait.
  const shapeless = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
  return JSON.stringify(shown).replace(shapeless, escapeCharacter);
}

const escapeCharacter = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
