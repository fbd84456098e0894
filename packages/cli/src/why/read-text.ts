import { guessName } from "./guess-name.ts";
import { isKnownName, type PastedError, withFacts } from "./pasted-error.ts";
import { systemCodeIn } from "./sdk-errors.ts";

/** Words that may be the name of an AWS exception; which are, core's table says. */
const nameLike =
  /\b(?:[A-Za-z]{1,60}(?:Exception|Error|Throttled|Throttling|Expired|Token|Signature|Failure|Denied|Authorized|Exceeded|Unavailable|Timeout)|FTUFormNotFilled|MPAgreementBeingCreated|InvalidClientTokenId|SlowDown|overloaded_error)\b/g;

/** No message is longer, and none stands further from its name: so is reading linear. */
const reach = 4_000;

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The errors that a text names, each with its message.
 *
 * @param isAll whether the text is all there is: then one that names nothing known is an error nevertheless
 */
export function errorsInText(text: string, isAll = true): PastedError[] {
  const named = namesIn(text);
  if (named.length === 0) return withoutName(text, isAll);
  return named.map((one, index) => {
    const own = text.slice(one.end, Math.min(named[index + 1]?.start ?? text.length, one.end + reach));
    const before = text.slice(Math.max(0, one.start - reach), one.start);
    return withFacts({ name: one.name, message: messageNear(before, own) }, own);
  });
}

/** A line of a stack, or of the source that Python shows in it, up to a name: `    at de_ValidationExceptionRes (…`. */
const inStack = /(?:^|\n)\s*(?:at |File "|raise |except |throw )[^\n]*$|de_$/;

function namesIn(text: string): Named[] {
  const found: Named[] = [];
  for (const match of text.matchAll(nameLike)) {
    const name = withCapital(match[0]);
    const one = { name, start: match.index, end: match.index + match[0].length };
    const isPlace = inStack.test(text.slice(Math.max(0, one.start - 200), one.start));
    if (!isPlace && isKnownName(name) && looksMeant(text, one)) found.push(one);
  }
  return found.filter((one, index) => !isRepeated(text.slice(one.end, found[index + 1]?.start)));
}

/** `ThrottlingException: An error occurred (ThrottlingException) when …` and `ThrottlingException(ThrottlingException { …`. */
const isRepeated = (between: string): boolean => /^(: An error occurred )?\($/.test(between);

/** An exception frame's name begins with a small letter (`throttlingException`). */
const withCapital = (name: string): string =>
  /^[a-z].*Exception$/.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;

/** A word such as "Throttling" also occurs in sentences: a name has `Exception` or `Error` in it, or a colon or a bracket near. */
const looksMeant = (text: string, { name, end }: Named): boolean =>
  /Exception|Error|_error|NotFilled|BeingCreated/.test(name) || /^["']?\s*[:)]/.test(text.slice(end, end + 4));

function withoutName(text: string, isAll: boolean): PastedError[] {
  const message = tidy(
    cut(text.slice(0, reach).replace(/^\s*(?:Uncaught |Unhandled )?(?:[A-Za-z]+Error|Error):\s*/, "")),
  );
  const systemCode = systemCodeIn(text);
  const name = guessName(text);
  if (!isAll && name === undefined && systemCode === undefined) return [];
  if (message === "") return [];
  return [withFacts({ name: name ?? "", message, ...(systemCode !== undefined && { systemCode }) }, text)];
}

/** What may stand between a name and its message. */
const leads = [
  /^\s*(?:\([^)]*\))?\s*(?::http\S*)?["'\]]?\s*:\s+/, // `Name: …`, `Name:http://…: …`
  /^\)? when calling the \w+ operation(?: \([^)]*\))?:\s*/, // botocore
  /^\([A-Za-z]+ \{ (?=message)/, // Rust
];

const inQuotes =
  /["']?(?:message|Message|errorMessage)["']?\s*[:=]\s*(?:Some\()?"((?:[^"\\]|\\.)*)"|\bmessage:\s*'((?:[^'\\]|\\.)*)'/;

/** The message of the error whose name stands between the two texts: mostly behind it, else as a member before it. */
function messageNear(before: string, own: string): string {
  const lead = leads.map((expression) => expression.exec(own)?.[0]).find((found) => found !== undefined);
  const plain = lead === undefined ? "" : tidy(cut(own.slice(lead.length)));
  if (plain !== "" && !plain.startsWith('"')) return plain;
  const [, inDouble, inSingle] = inQuotes.exec(own) ?? inQuotes.exec(before) ?? [];
  return tidy(unescaped(inDouble ?? inSingle ?? ""));
}

/** Up to where a stack, a dump of members or the next entry of a log begins. */
function cut(text: string): string {
  const end = text.search(
    /\n\s*at |\s\{\s*\n|\n\s*[}\]]|\n\s*\n|\n\d{4}-\d\d-\d\d|\n\[|\n\s*(?:code|advice|name):|\n(?:Traceback|During handling)/,
  );
  return end < 0 ? text : text.slice(0, end);
}

/** A message that was wrapped at a terminal's edge, in one line, without what encloses it. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^["'`]+|["'`,\\]+$/g, "");

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? (character === "n" ? " " : (character ?? "")) : String.fromCharCode(Number.parseInt(code, 16)),
  );
