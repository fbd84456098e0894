import { redact } from "../errors/redact.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { isHostName } from "./host.ts";
import { quote } from "./quote.ts";

const before = "\"'`<";
const after = "\"'`>,;";

/** The text without the white space, quotation marks and punctuation around it; character by character, so in linear time. */
export function stripped(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isAround(text, start, before)) start += 1;
  while (end > start && isAround(text, end - 1, after)) end -= 1;
  return text.slice(start, end);
}

function isAround(text: string, at: number, marks: string): boolean {
  const character = text.charAt(at);
  return marks.includes(character) || character.trim() === "";
}

/** A key that came into the wrong variable: not shown. */
export function secret(text: string): Diagnosis | undefined {
  if (redact(text) === text) return undefined;
  return {
    problem: "The modelId has the looks of an API key or another secret.",
    advice: "Pass a model id or an ARN here; an API key of Bedrock's goes into AWS_BEARER_TOKEN_BEDROCK.",
  };
}

export function webAddress(text: string): Diagnosis | undefined {
  const [host = ""] = text.split("/", 1);
  if (!text.includes("://") && !isHostName(host) && !/^bedrock-runtime[.-]/.test(text)) return undefined;
  return {
    problem: `${quote(text)} is a web address.`,
    advice: "Pass a model id or an ARN here; an endpoint goes into the client's `runtime: { endpoint }`.",
  };
}

export function strangeCharacter(text: string): Diagnosis | undefined {
  if (/\s/.test(text)) {
    return { problem: `${quote(text)} has white space in it.`, advice: "Pass one id or ARN, without white space." };
  }
  const at = [...text].find((character) => character < "!" || character > "~");
  if (at === undefined) return undefined;
  const point = (at.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return {
    problem: `${quote(text)} has the character U+${point} in it; a modelId is plain ASCII.`,
    advice: "Type the id again: something invisible or a look-alike came with a copy.",
  };
}

export function percentEncoded(text: string): Diagnosis | undefined {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return undefined;
  return { problem: `${quote(text)} is percent-encoded.`, advice: "Pass it decoded; the client encodes it." };
}

export function pathTraversal(text: string): Diagnosis | undefined {
  if (!/(^|[/\\])\.\.?([/\\]|$)|\\/.test(text)) return undefined;
  return { problem: `${quote(text)} is a path, not a modelId.`, advice: "Pass a model id or an ARN." };
}
