import type { AnswerHead } from "@bedrock-targets/core";
import { isJson, Refused } from "../call.ts";

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
  if (!isJson(head)) throw new Refused((words) => words.noAnswer("other"));
  if (encoding === undefined) checkJson(body, length === undefined);
}

/** @param mayBeCut whether nothing has told yet that the body is whole */
function checkJson(body: Uint8Array, mayBeCut: boolean): void {
  const start = textOf(body.subarray(0, 64)).trimStart();
  if (start.startsWith("<")) throw new Refused((words) => words.noAnswer("page"));
  if (/^(\{\s*\}|null)\s*$/.test(start) && body.length <= 64) throw new Refused((words) => words.noAnswer("nothing"));
  if (mayBeCut || !/^[{[]/.test(start)) checkSyntax(textOf(body));
}

function checkSyntax(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new Refused((words) => words.noJson(text));
  }
}

/** Made once: making one costs more than most answers take to read. */
const decoder = new TextDecoder();
const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
