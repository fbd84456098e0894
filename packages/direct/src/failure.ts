import type { AnswerHead } from "@bedrock-targets/core";
import { type ByteSource, clockOffset, joined, readFailure, withClockOffset } from "@bedrock-targets/core/wire";
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

/**
 * What a refusal tells of this machine's clock, by the answer's `date`.
 *
 * @param usedOffset what the signature's time was moved by
 */
export const offsetShownBy = (head: AnswerHead, error: Error, usedOffset: number): number | undefined =>
  environment("AWS_DISABLE_CLOCK_SKEW_CORRECTION") === "true" ? undefined : clockOffset(head, error.name, usedOffset);

export { withClockOffset };
