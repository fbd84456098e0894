const quote = 0x22;
const backslash = 0x5c;

/** Whether a text is the beginning of a JSON object or list that has lost its end. What else is wrong with it is not asked. */
export function isCutJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
      if (at < 0) return true;
    } else depth += turn(code);
  }
  return depth > 0;
}

/** Where the string ends that begins at a quotation mark; -1 where it does not end. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at += 1;
  }
  return -1;
}

/** One more level for `{` and `[`, one less for `}` and `]`. */
function turn(code: number): number {
  if (code === 0x7b || code === 0x5b) return 1;
  return code === 0x7d || code === 0x5d ? -1 : 0;
}
