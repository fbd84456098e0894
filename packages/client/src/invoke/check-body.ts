import type { AnswerHead } from "@bedrock-targets/core";
import { isCutJson, textOfBytes } from "@bedrock-targets/core/wire";
import { Refused } from "../call.ts";

/**
 * Looks whether a body is a model's answer. One that is shorter than its length says, or that has lost the end of its JSON, was
 * cut: over HTTP/2 nothing else may tell. Nothing, a page, and, where JSON was asked for, something else are no answer.
 *
 * @param accept the type that was asked for, where the request names one
 * @throws Refused
 */
export function checkBody(body: Uint8Array = new Uint8Array(), head: AnswerHead | undefined, accept?: unknown): void {
  if (!head) return; // a transport that tells nothing
  const { "content-length": length, "content-encoding": encoding, "content-type": type = "" } = head.headers;
  const announced = encoding === undefined && length !== undefined ? Number(length) : body.length;
  if (announced !== body.length) throw new Refused((words) => words.bodyCut(announced, body.length));
  if (body.length === 0) throw new Refused((words) => words.noAnswer("nothing"));
  if (!/\bjson\b/.test(accept === undefined ? "json" : String(accept))) return;
  if (/\b(html|xml)\b/i.test(type)) throw new Refused((words) => words.noAnswer("page"));
  if (encoding === undefined) checkJson(body, length === undefined);
}

/** @param mayBeCut whether nothing has told yet that the body is whole */
function checkJson(body: Uint8Array, mayBeCut: boolean): void {
  const start = textOfBytes(body.subarray(0, 64)).trimStart();
  if (start.startsWith("<")) throw new Refused((words) => words.noAnswer("page"));
  if (!/^[{[]/.test(start)) checkScalar(textOfBytes(body));
  else if (/^\{\s*\}\s*$/.test(start) && body.length <= 64) throw new Refused((words) => words.noAnswer("nothing"));
  else if (mayBeCut && isCutJson(textOfBytes(body))) throw new Refused((words) => words.jsonCut());
}

/** A model may answer with a number or a string alone. */
function checkScalar(text: string): void {
  try {
    if (JSON.parse(text) !== null) return;
  } catch {
    throw new Refused((words) => words.noAnswer("other"));
  }
  throw new Refused((words) => words.noAnswer("nothing"));
}
