import type { ModelRef } from "../model-id/model-ref.ts";
import type { PartialReply } from "../request/partial-reply.ts";
import type { Attempt } from "./attempt.ts";
import type { ErrorCode } from "./codes.ts";

/** What a `BedrockTargetError` is made of. */
export interface ErrorDetails {
  readonly code: ErrorCode;
  /** What happened, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
  readonly retryable?: boolean | undefined;
  readonly target?: ModelRef | string | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  readonly partial?: PartialReply | undefined;
  readonly cause?: unknown;
}

/** Registered, not local: so that a second copy of this package recognises errors of the first. */
const brand = Symbol.for("bedrock-targets.error");

/** The one error class: everything that a call can fail with. Its `message` ends with the advice. */
export class BedrockTargetError extends Error {
  override readonly name = "BedrockTargetError";
  declare readonly code: ErrorCode;
  /** What to do, as one sentence. */
  declare readonly advice: string;
  /** Whether the same call may succeed later without a change. */
  declare readonly retryable: boolean;
  /** The target that was called; the string where it does not parse. */
  declare readonly target: ModelRef | string | undefined;
  /** HTTP status, where there was an answer. */
  declare readonly status: number | undefined;
  declare readonly requestId: string | undefined;
  /** Every try, in order; empty where nothing was sent. */
  declare readonly attempts: readonly Attempt[];
  /** What a stream had given before it failed. */
  declare readonly partial: PartialReply | undefined;

  constructor(details: ErrorDetails) {
    super(`${details.message} ${details.advice}`.trim(), "cause" in details ? { cause: details.cause } : undefined);
    this.code = details.code;
    this.advice = details.advice;
    this.retryable = details.retryable ?? false;
    this.target = details.target;
    this.status = details.status;
    this.requestId = details.requestId;
    this.attempts = details.attempts ?? [];
    this.partial = details.partial;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Whether a value is such an error, also one of another copy of this package. */
  static is(error: unknown): error is BedrockTargetError {
    return error instanceof Error && brand in error;
  }
}
