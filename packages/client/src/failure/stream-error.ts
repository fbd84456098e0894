import {
  type AnswerHead,
  type Attempt,
  BedrockTargetError,
  cleaner,
  completed,
  type ErrorContext,
  toTargetError,
} from "@bedrock-targets/core";

/**
 * What was thrown after an answer of a stream had begun: the caller's abort, the service's own exception, or else a cut,
 * which is never taken for an end.
 */
export function toStreamError(
  thrown: unknown,
  context: ErrorContext,
  head: AnswerHead | undefined,
): BedrockTargetError {
  const error = toTargetError(thrown, context);
  if (error.code === "aborted") return error;
  if (BedrockTargetError.is(thrown)) return error;
  // An exception frame names neither status nor request: those of the answer that carried it.
  if (isOfTheService(thrown)) return completed(error, { status: head?.status, requestId: requestIdIn(head, context) });
  const { cause } = error; // where what was thrown quoted a secret, a copy without it
  return interrupted(`The stream was cut: ${reasonOf(cause)}`, context, head, cause);
}

/** The error for a stream whose bytes ended before its message did. */
export const endedEarly = (context: ErrorContext, head: AnswerHead | undefined): BedrockTargetError =>
  interrupted("The stream ended before the message did.", context, head);

/** An error of a call that went on after it. */
export const withTries = (error: BedrockTargetError, attempts: readonly Attempt[]): BedrockTargetError =>
  completed(error, { attempts: [...attempts] });

/** The error for a stream that is not whole. */
function interrupted(
  message: string,
  context: ErrorContext,
  head: AnswerHead | undefined,
  cause?: unknown,
): BedrockTargetError {
  if (context.aborted) return toTargetError(cause, context);
  return new BedrockTargetError({
    ...(isNoStream(head) ? noStream(head, context) : cutOff(message, context)),
    target: context.target,
    status: head?.status,
    requestId: requestIdIn(head, context),
    attempts: context.attempts,
    partial: context.partial,
    ...(cause !== undefined && { cause }),
  });
}

const cutOff = (message: string, { partial }: ErrorContext) => ({
  code: "stream-interrupted" as const,
  message,
  advice: partial?.content.length
    ? "What came is in `partial`; call again to have it whole."
    : "Call again to have it whole.",
  retryable: true,
});

/** Whether what answered has sent something else: a page, or JSON. A transport may name no type. */
const isNoStream = (head: AnswerHead | undefined): head is AnswerHead =>
  !(head?.headers["content-type"] ?? eventStream).startsWith(eventStream);

const eventStream = "application/vnd.amazon.eventstream";

const noStream = ({ headers }: AnswerHead, { secrets }: ErrorContext) => ({
  code: "unknown" as const,
  message: `The answer is no event stream, but ${JSON.stringify(cleaner(secrets)(headers["content-type"] ?? "").slice(0, 100))}.`,
  advice: "Look at what stands between here and Bedrock: a proxy, a gateway, a custom endpoint.",
});

/** The request's id, as the answer names it before its body is there. */
export function requestIdIn(head: AnswerHead | undefined, { secrets }: ErrorContext): string | undefined {
  const id = head?.headers["x-amzn-requestid"];
  return id && cleaner(secrets)(id);
}

/** Names that the language, a socket or a decoder gives to its errors. */
const ordinaryNames: ReadonlySet<string> = new Set([
  "Error",
  "TypeError",
  "SyntaxError",
  "RangeError",
  "ReferenceError",
  "AggregateError",
  "AbortError",
  "DOMException",
  "FrameError", // our own decoder's
]);

/** The service's exceptions have `$fault`, or, where the SDK has no class for a frame, the frame's type as their name. */
const isOfTheService = (thrown: unknown): boolean =>
  thrown instanceof Error && ("$fault" in thrown || (!ordinaryNames.has(thrown.name) && !("code" in thrown)));

function reasonOf(thrown: unknown): string {
  const message = (thrown instanceof Error ? thrown.message : String(thrown)).trim() || "no reason was given";
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
