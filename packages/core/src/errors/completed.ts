import { BedrockTargetError, type ErrorDetails } from "../target.ts";
import { cleaner } from "./cleaner.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** What is known of a call where an error is caught, though not where it was made. */
export interface Circumstances extends Pick<ErrorDetails, "target" | "status" | "requestId" | "attempts" | "partial"> {
  /** What is not to be repeated. */
  readonly secrets?: readonly string[] | undefined;
}

/** An error with what it lacks, and with another advice if one is given; what else it has stays, but for secrets in its cause. */
export function completed(
  error: BedrockTargetError,
  known: Circumstances,
  advice: string = error.advice,
): BedrockTargetError {
  const { code, retryable, cause } = error;
  const clean = cleaner(known.secrets);
  // A list that is empty may still be filled: that of a call whose try is about to end.
  const { attempts: own } = error;
  const attempts = own.length > 0 && own.length >= (known.attempts?.length ?? 0) ? own : (known.attempts ?? own);
  return new BedrockTargetError({
    code,
    advice,
    retryable,
    attempts,
    message: clean(error.message.slice(0, error.message.length - error.advice.length).trim()), // the advice is added again
    target: error.target ?? known.target,
    status: error.status ?? known.status,
    requestId: error.requestId ?? known.requestId,
    partial: error.partial ?? known.partial,
    ...(cause !== undefined && { cause: withoutSecrets(cause, clean) }),
  });
}
