import type { ErrorCode } from "./codes.ts";
import { type ExceptionRule, exceptionRules } from "./exception-rules.ts";

/** What an AWS exception says of itself, whichever transport brought it. */
export interface AwsException {
  /** `ThrottlingException`, without the suffix that the wire has. */
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
}

/** What a code means for the caller: taken from the first rule that fits, `unknown` where none does. */
export interface Verdict {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly advice: string;
  /** Whether the advice is for this very case, so that no kind knows better. Default: `false`. */
  readonly isParticular?: boolean;
}

/** Judges an AWS exception by the table of rules. */
export function judge(exception: AwsException): Verdict {
  const rule = exceptionRules.find((candidate) => fits(candidate, exception));
  if (rule) {
    const { code, retryable = false, advice, isParticular = false } = rule;
    return { code, retryable, advice, isParticular };
  }
  return { code: "unknown", retryable: false, advice: "See `cause` for what the service or the network said." };
}

function fits(rule: ExceptionRule, { name, message, status }: AwsException): boolean {
  if (rule.names && !rule.names.includes(name)) return false;
  if (rule.statuses && (status === undefined || !rule.statuses.includes(status))) return false;
  const text = rule.says ? message.toLowerCase() : "";
  return rule.says?.some((piece) => text.includes(piece)) ?? true;
}
