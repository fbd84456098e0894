import { type AnswerHead, BedrockTargetError, type ErrorContext, toTargetError } from "@bedrock-targets/core";

/**
 * What was thrown after an answer of a stream had begun: the caller's abort, the service's own exception, or else a cut,
 * which is never taken for an end.
 */
export function toStreamError(
  thrown: unknown,
  context: ErrorContext,
  head: AnswerHead | undefined,
): BedrockTargetError {
  if (BedrockTargetError.is(thrown)) return thrown;
  const error = toTargetError(thrown, context);
  if (error.code === "aborted") return error;
  const isCut = error.code === "unknown" || isOfTheNetwork(thrown);
  return isCut
    ? interrupted(`The stream was cut: ${reasonOf(thrown)}`, context, head, thrown)
    : withExchange(error, head);
}

/** The error for a stream that is not whole. */
export function interrupted(
  message: string,
  context: ErrorContext,
  head: AnswerHead | undefined,
  cause?: unknown,
): BedrockTargetError {
  return new BedrockTargetError({
    code: "stream-interrupted",
    message,
    advice: "What came is in `partial`; call again to have it whole.",
    retryable: true,
    target: context.target,
    status: head?.status,
    requestId: head?.headers[requestIdHeader],
    attempts: context.attempts,
    partial: context.partial,
    ...(cause !== undefined && { cause }),
  });
}

const requestIdHeader = "x-amzn-requestid";

/** Errors of sockets have a `code`; the service's exceptions have none. */
const isOfTheNetwork = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" && !("$fault" in thrown);

function reasonOf(thrown: unknown): string {
  const message = (thrown instanceof Error ? thrown.message : String(thrown)).trim() || "no reason was given";
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** An exception frame names no request: the one of the answer that carried it. */
function withExchange(error: BedrockTargetError, head: AnswerHead | undefined): BedrockTargetError {
  const requestId = error.requestId ?? head?.headers[requestIdHeader];
  if (requestId === error.requestId) return error;
  const message = error.message.slice(0, -error.advice.length).trim();
  return new BedrockTargetError({ ...error, message, requestId, cause: error.cause });
}
