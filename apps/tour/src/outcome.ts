import type { BedrockTargetError, ConverseReply } from "@bedrock-targets/client";

/** How a visit ended. */
export type Outcome =
  | { readonly reply: ConverseReply; readonly durationMs: number; readonly error?: undefined }
  | { readonly error: BedrockTargetError; readonly reply?: undefined };
