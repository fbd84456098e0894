import type { BedrockTargetError, ConverseStreamOutput } from "@bedrock-targets/core";

/** Where a stream has failed after its first content and begins anew: forget what came before, all of it is said again. */
export interface Restarted {
  /** The try that was begun then, counted from 1; should it fail before its content, another one takes its place unseen. */
  readonly attempt: number;
  /** Why the answer before it has ended; what had come of it is in `error.partial`. */
  readonly error: BedrockTargetError;
}

/** What a loop over a stream gives: an event of AWS; or, where the call is to `resume`, a mark that has `restarted`. */
export type ConverseStreamEvent = ConverseStreamOutput & { readonly restarted?: Restarted };

/** The mark. Of AWS's members it has none: who knows only those takes it for an event that AWS has added, and ignores it. */
export const restartedEvent = (restarted: Restarted): ConverseStreamEvent => ({
  $unknown: ["restarted", restarted],
  restarted,
});
