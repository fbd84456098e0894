import { tryParseModelId } from "@bedrock-targets/core/target";
import { isProviderWord } from "../explain/words.ts";

/** No log names more that are worth showing. */
const most = 8;

/** The modelIds that a text names: ARNs, and ids that have a known provider in them. Each once, in order. */
export function modelIdsIn(text: string): string[] {
  const words = text.slice(0, 200_000).match(/[A-Za-z0-9][\w.:/%-]{4,2047}/g) ?? [];
  const found = words.map(decoded).map(withoutEnd).filter(isSurelyModelId);
  return [...new Set(found)].slice(0, most);
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

function isSurelyModelId(word: string): boolean {
  const ref = tryParseModelId(word);
  if (!ref) return false;
  return word.startsWith("arn:") || word.split(".", 2).some(isProviderWord);
}
