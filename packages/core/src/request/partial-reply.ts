import type { ContentBlock, StopReason, TokenUsage } from "../generated/runtime-types.ts";

/** What a stream had given when it failed. */
export interface PartialReply {
  readonly text: string;
  /** The blocks so far; a tool use whose input is no whole JSON yet has that piece of text as its `input`. */
  readonly content: readonly ContentBlock[];
  readonly stopReason?: StopReason;
  readonly usage?: TokenUsage;
}
