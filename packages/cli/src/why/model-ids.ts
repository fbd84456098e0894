import { tryParseModelId } from "@bedrock-targets/core/target";
import { geographyWords, isProviderWord } from "../explain/words.ts";

/** No log names more that are worth showing. */
const most = 8;

/** The modelIds that a text names: ARNs, and ids that have a known provider in them. Each once, in order. */
export function modelIdsIn(text: string): string[] {
  const words = text.slice(0, 200_000).matchAll(/(?<before>(?:\/\/|@)?)(?<word>[A-Za-z0-9][\w.:/%-]{4,2047})/g);
  const found = [...words].flatMap(({ groups: { before = "", word = "" } = {} }) => idsOf(before, word));
  return [...new Set(found)].slice(0, most);
}

/** None, or one. What stands behind `//` or `@` is a host. */
function idsOf(before: string, word: string): string[] {
  const whole = withoutEnd(decoded(word));
  if (whole.startsWith("arn:")) return tryParseModelId(whole) ? [whole] : [];
  const start = whole.lastIndexOf("/") + 1;
  const id = whole.slice(start);
  const isHost = (before + whole).slice(0, before.length + start).endsWith("//") || (start === 0 && before === "@");
  return !isHost && isPlausible(id) && tryParseModelId(id) ? [id] : [];
}

/** The path of a request has it percent-encoded. */
function decoded(word: string): string {
  const inPath = /(?:^|\/)model\/([^/\s]+)\//.exec(word)?.[1] ?? word;
  try {
    return decodeURIComponent(inPath);
  } catch {
    return inPath;
  }
}

/** A full stop or a colon at the end belongs to the sentence. */
const withoutEnd = (word: string): string => word.replace(/[.:/-]+$/, "");

/** The end of a model's id: `-v1:0`, `-4-7`, `-v1:0:128k`, `-120b`. */
const versionAtEnd = /-v?\d[\w.]*(?::\d+)?(?::\d+k)?$/;

/**
 * Whether a word is an id for certain: classes (`software.amazon.awssdk…`, `anthropic.APIError`) and hosts (`docs.anthropic.com`)
 * have providers in them too. Behind a provider stands a name with a number or a hyphen, which top-level domains have not; what
 * nobody knows stands before a provider only where the end is a version.
 */
function isPlausible(id: string): boolean {
  if (/\.[A-Z]|_/.test(id)) return false;
  const [first = "", second = ""] = id.split(".", 2);
  if (isProviderWord(first)) return hasName(id.slice(first.length + 1));
  if (!isProviderWord(second)) return false;
  return geographyWords.includes(first) ? hasName(id.slice(first.length + second.length + 2)) : versionAtEnd.test(id);
}

const hasName = (rest: string): boolean => /[\d-]/.test(rest) && !/^(?:com|org|io|ai|net|dev)\b/.test(rest);
