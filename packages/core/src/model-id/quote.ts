/** A string as a message shows it: in quotation marks, escaped, cut after 120 characters. */
export function quote(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  // JSON's escapes cover control characters and lone surrogates: nothing that moves a terminal's cursor gets through.
  return JSON.stringify(shown).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g, escapeCharacter);
}

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
