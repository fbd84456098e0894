import type { AnswerHead } from "@bedrock-targets/core";
import { type ByteSource, joined, readFailure } from "@bedrock-targets/core/wire";
import { environment } from "./environment.ts";

/** What is read of an answer that is no success: AWS's are short, and pages of proxies need not be read to their end. */
const maxLength = 1024 * 1024;

/** The exception that an answer is. */
export async function failureOf(head: AnswerHead, body: ByteSource): Promise<Error> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await body.next(); piece !== undefined; piece = await body.next()) {
    pieces.push(piece.subarray(0, maxLength - length));
    length += piece.length;
    if (length < maxLength) continue;
    body.close();
    break;
  }
  return readFailure(head, joined(pieces));
}

/** Milliseconds from which on a clock counts as wrong; AWS takes signatures for five minutes before and after. */
const tolerance = 4 * 60_000;

/** AWS's names for a refusal that may come from a signature's time. */
const names: ReadonlySet<string> = new Set([
  "AccessDeniedException",
  "AuthFailure",
  "InvalidSignatureException",
  "RequestExpired",
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
]);

/**
 * Milliseconds that AWS's clock is ahead of this machine's, where a refusal may come from that: the answer's `date` is far
 * from the signature's. An answer of a cache (one with an `age`) tells nothing.
 */
export function clockOffset({ headers }: AnswerHead, error: Error, usedOffset: number): number | undefined {
  const theirs = Date.parse(headers.date ?? "");
  if (!names.has(error.name) || Number.isNaN(theirs) || headers.age !== undefined) return undefined;
  if (environment("AWS_DISABLE_CLOCK_SKEW_CORRECTION") === "true") return undefined;
  const offset = theirs - Date.now();
  return Math.abs(offset - usedOffset) >= tolerance ? offset : undefined;
}
