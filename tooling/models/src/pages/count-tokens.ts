import type { Edition } from "../edition.ts";

/**
 * The last edition that listed models. It has models that are offered through inference profiles only, and says of some later
 * Claude models, without naming them, that they cannot be counted.
 */
export const countTokens: Edition = {
  source: "the Bedrock user guide (Monitor your token usage by counting tokens before running inference)",
  asOf: "2025-08",
  columns: ["countTokens"],
  models: {
    y: [
      "anthropic.claude-3-5-haiku-20241022-v1:0",
      "anthropic.claude-3-5-sonnet-20240620-v1:0",
      "anthropic.claude-3-5-sonnet-20241022-v2:0",
      "anthropic.claude-3-7-sonnet-20250219-v1:0",
      "anthropic.claude-opus-4-20250514-v1:0",
      "anthropic.claude-sonnet-4-20250514-v1:0",
    ],
  },
};
