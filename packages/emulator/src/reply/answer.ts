import type { JsonObject } from "../wire/json.ts";
import type { CitedDocument } from "./question.ts";

/** An answer before it takes the format of an operation or a vendor. */
export interface Answer {
  readonly blocks: readonly AnswerBlock[];
  readonly stopReason: StopReason;
  /** The sequence that ended it. */
  readonly stopSequence?: string;
  readonly usage: Usage;
  /** Milliseconds until the end and until the first byte; made up, and always the same for the same request. */
  readonly latencyMs: number;
  readonly firstByteMs: number;
}

export type StopReason = "end_turn" | "tool_use" | "max_tokens" | "stop_sequence";

export type AnswerBlock = ReasoningBlock | TextBlock | ToolBlock;

/** What the model thought. `redacted` stands in place of the text where nobody may read it. */
export interface ReasoningBlock {
  readonly type: "reasoning";
  readonly text: string;
  readonly signature?: string;
  readonly redacted?: string;
}

/** The use of a tool. `result` is there where Bedrock has run the tool itself. */
export interface ToolBlock {
  readonly type: "tool";
  readonly id: string;
  readonly name: string;
  readonly input: JsonObject;
  readonly result?: JsonObject;
}

/** Text, and the documents that it cites. */
export interface TextBlock {
  readonly type: "text";
  readonly text: string;
  readonly cites: readonly CitedDocument[];
}

/** Tokens. `inputTokens` leaves the cached ones out. `cached` says whether the request had a cache point. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly cached: boolean;
}

/** All of them. */
export const totalTokens = (usage: Usage): number =>
  usage.inputTokens + usage.outputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;

/** The text of an answer, without its reasoning. */
export const textOfAnswer = (answer: Answer): string =>
  answer.blocks.map((block) => (block.type === "text" ? block.text : "")).join("");
