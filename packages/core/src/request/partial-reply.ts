import type { ContentBlock, StopReason, TokenUsage, ToolUseBlock } from "../generated/runtime-types.ts";

/** What a stream had given when it failed. */
export interface PartialReply {
  readonly text: string;
  /** The blocks so far; a tool use whose input is no whole JSON yet has that piece of text as its `input`. */
  readonly content: readonly ContentBlock[];
  /** The tools that were to be used: call none that is not complete, its input may lack its end. */
  readonly toolUses: readonly PartialToolUse[];
  readonly stopReason?: StopReason;
  readonly usage?: TokenUsage;
}

/** A tool use of a stream that has failed. */
export interface PartialToolUse extends Readonly<ToolUseBlock> {
  /** Whether all of its input has come. */
  readonly isComplete: boolean;
}
