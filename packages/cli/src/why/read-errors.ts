import { type PastedError, withFacts } from "./pasted-error.ts";
import { errorsInJson, seenIn } from "./read-json.ts";
import { errorsInText } from "./read-text.ts";

/**
 * Every error that a pasted text speaks of, in order, each once: from JSON (a whole document, or a line of a log), and from
 * prose and dumps of errors between. Where none is known, whatever the text says is one; of an empty text, nothing is. Total, and
 * linear in the text's length.
 */
export function readErrors(text: string): PastedError[] {
  const whole = parsed(text);
  const known = distinct(whole === undefined ? chunksOf(text).flat() : errorsInJson(whole));
  if (known.length > 0) return known;
  return whole === undefined ? errorsInText(text) : [withFacts({ name: "", message: seenIn(whole) }, text)];
}

/** Lines of JSON that tell of errors each alone, and the lines between them together. */
function chunksOf(text: string): (readonly PastedError[])[] {
  const found: (readonly PastedError[])[] = [];
  let lines: string[] = [];
  const end = () => {
    if (lines.length > 0) found.push(errorsInText(lines.join("\n"), false));
    lines = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const errors = errorsInLine(line);
    if (errors.length === 0) lines.push(line);
    else {
      end();
      found.push(errors);
    }
  }
  end();
  return found;
}

/** Of a line that is JSON, or ends with it behind a time and a level. */
const errorsInLine = (line: string): readonly PastedError[] =>
  errorsInJson(parsed(line.slice(Math.max(0, line.indexOf("{")), line.lastIndexOf("}") + 1)));

function parsed(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object; // for it begins with a bracket
  } catch {
    return undefined; // no JSON: read as text
  }
}

/** A log repeats itself; and where a name stands twice, once without a message, the one with the message is meant. */
function distinct(errors: readonly PastedError[]): PastedError[] {
  const byKey = new Map<string, PastedError>();
  for (const error of errors) {
    const key = `${error.name} ${error.message}`;
    if (!byKey.has(key)) byKey.set(key, error);
  }
  const all = [...byKey.values()];
  const hasOtherWithMessage = ({ name }: PastedError) =>
    all.some((other) => other.name === name && other.message !== "");
  return all.filter((error) => error.message !== "" || !hasOtherWithMessage(error));
}
