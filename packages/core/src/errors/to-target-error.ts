import type { ModelRef } from "../model-id/model-ref.ts";
import type { PartialReply } from "../request/partial-reply.ts";
import type { Attempt } from "./attempt.ts";
import { judge, type Verdict } from "./aws-exceptions.ts";
import { BedrockTargetError } from "./bedrock-target-error.ts";
import type { ErrorCode } from "./codes.ts";
import { deniedAdvice } from "./denied.ts";
import { readException, type ThrownFacts } from "./read-exception.ts";

/** What was being done when something was thrown. */
export interface ErrorContext {
  readonly target?: ModelRef | string | undefined;
  readonly region?: string | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  readonly partial?: PartialReply | undefined;
  /** Whether the caller's signal has been aborted: then that is the reason, whatever was thrown. */
  readonly aborted?: boolean | undefined;
  /** The strategy's own advice for a code, in place of the general one. */
  readonly advice?: Readonly<Partial<Record<ErrorCode, string>>> | undefined;
}

/** Turns whatever a transport threw into a `BedrockTargetError`; one that already is passes unchanged. */
export function toTargetError(thrown: unknown, context: ErrorContext = {}): BedrockTargetError {
  if (context.aborted) return abortedError(thrown, context);
  if (BedrockTargetError.is(thrown)) return thrown;
  const facts = readException(thrown);
  if (facts.name === "AbortError") return abortedError(thrown, context);
  const verdict = verdictOn(facts);
  return new BedrockTargetError({
    ...verdict,
    message: sentence(facts, verdict.code),
    advice: deniedAdvice(facts, verdict.code) ?? context.advice?.[verdict.code] ?? verdict.advice,
    target: context.target,
    status: facts.status,
    requestId: facts.requestId,
    attempts: context.attempts,
    partial: context.partial,
    cause: thrown,
  });
}

function abortedError(thrown: unknown, { target, attempts, partial }: ErrorContext): BedrockTargetError {
  const message = "The call was aborted.";
  const advice = "Call again if that was not meant.";
  return new BedrockTargetError({ code: "aborted", message, advice, target, attempts, partial, cause: thrown });
}

/** Errors of the network, by Node's code. */
const networkCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Nothing listens at the endpoint: check it, and try again.",
  ECONNRESET: "The connection was cut: try again.",
  EPIPE: "The connection was cut: try again.",
  ENOTFOUND: "The endpoint's name is unknown: check the region's spelling, the network and its DNS.",
  EAI_AGAIN: "The name server did not answer: check the network, and try again.",
  EHOSTUNREACH: "The endpoint cannot be reached: check the network or the VPC endpoint.",
  ENETUNREACH: "The endpoint cannot be reached: check the network or the VPC endpoint.",
  ERR_STREAM_PREMATURE_CLOSE: "The connection was closed before the answer was complete: try again.",
  ERR_HTTP2_STREAM_ERROR: "The connection was cut: try again.",
  ERR_HTTP2_SESSION_ERROR: "The connection was cut: try again.",
  ERR_HTTP2_GOAWAY_SESSION: "The server closed the connection: try again.",
  ERR_HTTP2_STREAM_CANCEL: "The connection was cut: try again.",
};

function verdictOn(facts: ThrownFacts): Verdict {
  const advice = facts.systemCode && Object.hasOwn(networkCodes, facts.systemCode) && networkCodes[facts.systemCode];
  if (advice) return { code: "unavailable", retryable: true, advice };
  if (facts.systemCode === "ETIMEDOUT") return judge({ ...facts, name: "TimeoutError" });
  const verdict = judge(facts);
  return verdict.code === "model-error" ? { ...verdict, retryable: canModelRecover(facts.originalStatus) } : verdict;
}

/** A model that answered 429 or 5xx may answer the same request a moment later. */
const canModelRecover = (status: number | undefined): boolean =>
  status !== undefined && (status === 429 || status >= 500);

function sentence(facts: ThrownFacts, code: ErrorCode): string {
  const text = facts.message.trim() || `The call failed (${code}).`;
  const named = facts.name && facts.name !== "Error" ? `${facts.name}: ${text}` : text;
  return /[.!?]$/.test(named) ? named : `${named}.`;
}
