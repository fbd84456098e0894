import type { AnswerHead } from "../transport.ts";

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
 *
 * @param usedOffset what the signature's time was moved by
 */
export function clockOffset(
  { headers }: Pick<AnswerHead, "headers">,
  name: string,
  usedOffset: number,
): number | undefined {
  const theirs = Date.parse(headers.date ?? "");
  if (!names.has(name) || Number.isNaN(theirs) || headers.age !== undefined) return undefined;
  const offset = theirs - Date.now();
  return Math.abs(offset - usedOffset) >= tolerance ? offset : undefined;
}

/** An exception that says what the transport has set its clock by. */
export const withClockOffset = <Exception extends object>(exception: Exception, clockOffsetMs: number): Exception =>
  Object.assign(exception, { $metadata: { ...Object(exception).$metadata, clockOffsetMs } });
