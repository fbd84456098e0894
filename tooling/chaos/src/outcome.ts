import type { Attempt, BedrockTargetError, ClientEvent } from "@bedrock-targets/core";

/** What has become of a call. */
export interface Outcome {
  /** The reply, where there was one. */
  reply?: {
    readonly modelId: string;
    readonly attempts: readonly Attempt[];
    readonly text?: string;
    readonly usage?:
      | { readonly inputTokens?: number | undefined; readonly outputTokens?: number | undefined }
      | undefined;
    readonly json?: unknown;
    readonly inputTokens?: number;
  };
  error?: BedrockTargetError;
  /** What was thrown is no error of the client's. */
  foreign?: unknown;
  /** Whether the loop over a stream was left before its end. */
  isLeft: boolean;
  /** The text that the events had, since the last `restarted`. */
  eventText: string | undefined;
  /** The text that `.text` gave. */
  pieces: string | undefined;
  /** How often a message has begun, since the last `restarted`. */
  starts: number;
  restarts: number;
  /** What `reply()` said after the reading, where it was something else than before. */
  second: string | undefined;
  /** When it has ended, and when its signal was aborted before that, on the clock of `performance.now()`. */
  beganAt: number;
  endedAt: number;
  abortedAt: number | undefined;
  /** It has not ended within the time that everything ends in. */
  hung: boolean;
  /** Listeners of the call's signal when it had ended. */
  listeners: number;
  readonly events: ClientEvent[];
}
