import type { ErrorCode } from "./codes.ts";

/** One try at one target. The one that succeeded has no `code`. */
export interface Attempt {
  /** The modelId that was sent. */
  readonly target: string;
  readonly region?: string;
  readonly code?: ErrorCode;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly requestId?: string;
  /** Milliseconds waited before this try. */
  readonly delayMs: number;
  /** Milliseconds from sending to the answer, for a stream to its first event. */
  readonly durationMs: number;
}
