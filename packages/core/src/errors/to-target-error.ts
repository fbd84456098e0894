import type { ModelRef } from "../model-id/model-ref.ts";
import type { PartialReply } from "../request/partial-reply.ts";
import { BedrockTargetError } from "../target.ts";
import type { Attempt } from "./attempt.ts";
import { judge, type Verdict } from "./aws-exceptions.ts";
import { cleaner } from "./cleaner.ts";
import type { ErrorCode } from "./codes.ts";
import { completed } from "./completed.ts";
import { deniedAdvice } from "./denied.ts";
import { verdictOnNetwork } from "./network.ts";
import { readException, type ThrownFacts } from "./read-exception.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** What was being done when something was thrown. */
export interface ErrorContext {
  readonly target?: ModelRef | string | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  readonly partial?: PartialReply | undefined;
  /** Whether the caller's signal has been aborted: then that is the reason, whatever was thrown. */
  readonly aborted?: boolean | undefined;
  /** What is not to be repeated, beside what looks like a secret. */
  readonly secrets?: readonly string[] | undefined;
  /** The strategy's own advice for a code, in place of the general one; a particular one stays. */
  readonly advice?: Readonly<Partial<Record<ErrorCode, string>>> | undefined;
}

/** Turns whatever a transport threw into a `BedrockTargetError`; one that already is, and names its target, passes unchanged. */
export function toTargetError(thrown: unknown, context: ErrorContext = {}): BedrockTargetError {
  if (context.aborted) return abortedError(thrown, context);
  if (BedrockTargetError.is(thrown)) return isWhole(thrown, context) ? thrown : completed(thrown, context);
  const clean = cleaner(context.secrets);
  const facts = readException(thrown, clean);
  if (facts.name === "AbortError") return abortedError(thrown, context);
  const verdict = verdictOn(facts);
  return new BedrockTargetError({
    ...verdict,
    message: sentence(facts, verdict.code),
    advice: adviceOn(facts, verdict, context),
    target: context.target,
    status: facts.status,
    requestId: facts.requestId,
    attempts: context.attempts,
    partial: context.partial,
    cause: withoutSecrets(thrown, clean),
  });
}

const isWhole = (error: BedrockTargetError, { target, secrets }: ErrorContext): boolean =>
  (error.target !== undefined || target === undefined) && withoutSecrets(error.cause, cleaner(secrets)) === error.cause;

function abortedError(thrown: unknown, { target, attempts, partial, secrets }: ErrorContext): BedrockTargetError {
  // Who aborted it has said why, in our own words.
  if (BedrockTargetError.is(thrown) && thrown.code === "aborted" && thrown.target === undefined) {
    return completed(thrown, { target, attempts, partial });
  }
  const message = "The call was aborted.";
  const advice = "Call again if that was not meant.";
  const cause = withoutSecrets(thrown, cleaner(secrets));
  return new BedrockTargetError({ code: "aborted", message, advice, target, attempts, partial, cause });
}

function verdictOn(facts: ThrownFacts): Verdict {
  const ofNetwork = verdictOnNetwork(facts.systemCode);
  if (ofNetwork) return ofNetwork;
  if (facts.systemCode === "ETIMEDOUT" || facts.systemCode === "UND_ERR_CONNECT_TIMEOUT") {
    return judge({ ...facts, name: "TimeoutError" });
  }
  if (facts.isCut) return { code: "unavailable", retryable: true, advice: cutAdvice, isParticular: true };
  const verdict = judge(facts);
  if (facts.isPage) return { ...verdict, advice: pageAdvice, isParticular: true };
  return verdict.code === "model-error" ? { ...verdict, retryable: canModelRecover(facts.originalStatus) } : verdict;
}

/** A model that answered 429 or 5xx may answer the same request a moment later. */
const canModelRecover = (status: number | undefined): boolean =>
  status !== undefined && (status === 429 || status >= 500);

const cutAdvice = "The connection was cut: try again.";
const pageAdvice = "Check the proxy, the network's sign-in, and a custom endpoint if one is set.";

/** IAM's own words first, then what the kind knows better than the table. */
function adviceOn(facts: ThrownFacts, verdict: Verdict, context: ErrorContext): string {
  const ofKind = verdict.isParticular ? undefined : context.advice?.[verdict.code];
  return deniedAdvice(facts, verdict.code) ?? ofKind ?? verdict.advice;
}

function sentence(facts: ThrownFacts, code: ErrorCode): string {
  if (facts.isPage) return pageSentence(facts.status);
  if (facts.isCut) return "The answer ended in the middle of its JSON.";
  const text = facts.message.trim() || `The call failed (${code}).`;
  const named = facts.name && facts.name !== "Error" ? `${facts.name}: ${text}` : text;
  return /[.!?]$/.test(named) ? named : `${named}.`;
}

const pageSentence = (status: number | undefined): string =>
  "Something between here and Bedrock (a proxy, a gateway or a captive portal) answered with a page" +
  `${status === undefined ? "" : `, status ${status}`}.`;
