import type { Edition } from "../edition.ts";

/**
 * Left out: Claude Opus 4.1, which it denies Converse against a page that lists it and against recorded calls, and what it says of
 * InvokeModel with Nova Sonic, which its successor's card denies.
 */
export const apiCompatibility: Edition = {
  source: "the Bedrock user guide (API compatibility)",
  asOf: "2025-12",
  columns: ["invokeModel", "converse"],
  models: {
    yy: [
      "ai21.jamba-1-5-large-v1:0",
      "ai21.jamba-1-5-mini-v1:0",
      "amazon.nova-2-lite-v1:0",
      "amazon.nova-lite-v1:0",
      "amazon.nova-micro-v1:0",
      "amazon.nova-premier-v1:0",
      "amazon.nova-pro-v1:0",
      "anthropic.claude-3-5-haiku-20241022-v1:0",
      "anthropic.claude-3-haiku-20240307-v1:0",
      "anthropic.claude-haiku-4-5-20251001-v1:0",
      "anthropic.claude-opus-4-5-20251101-v1:0",
    ],
    yn: [
      "amazon.nova-2-multimodal-embeddings-v1:0",
      "amazon.nova-canvas-v1:0",
      "amazon.nova-reel-v1:0",
      "amazon.titan-embed-image-v1",
      "amazon.titan-embed-text-v1",
      "amazon.titan-embed-text-v2:0",
      "amazon.titan-image-generator-v2:0",
    ],
    _n: ["amazon.nova-sonic-v1:0"],
  },
};
