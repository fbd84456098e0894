import type { ReplyFacts, ResponseMetadata } from "@bedrock-targets/core";

/** The answer of `countTokens`. */
export interface TokenCount extends ReplyFacts {
  readonly inputTokens: number;
  /** The foundation model that counted, by its bare id: tokens are those of a model, never of a profile or prompt. */
  readonly modelId: string;
  /** The region in which it counted; `undefined` for the transport's own. */
  readonly region: string | undefined;
  readonly $metadata: ResponseMetadata;
}
