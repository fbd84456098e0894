import type { Edition } from "../edition.ts";

const source = "the Bedrock user guide (Supported models and model features)";
const columns = ["converse", "converseStream", "documentInput", "imageInput", "toolUse", "streamingToolUse"];

/**
 * The table that once covered all models, until AWS moved such facts into the models' cards. The second edition is older; from it
 * come the rows that could not be read in the first. Models that are "limited" to no chat are left out of what Converse can do.
 */
export const converseFeatures: readonly Edition[] = [
  {
    source,
    asOf: "2025-05",
    columns,
    models: {
      yyyyyy: [
        "amazon.nova-lite-v1:0",
        "amazon.nova-premier-v1:0",
        "amazon.nova-pro-v1:0",
        "anthropic.claude-3-5-sonnet-20240620-v1:0",
        "anthropic.claude-3-5-sonnet-20241022-v2:0",
        "anthropic.claude-3-7-sonnet-20250219-v1:0",
        "anthropic.claude-3-haiku-20240307-v1:0",
        "anthropic.claude-3-opus-20240229-v1:0",
        "anthropic.claude-3-sonnet-20240229-v1:0",
        "anthropic.claude-opus-4-20250514-v1:0",
        "anthropic.claude-sonnet-4-20250514-v1:0",
      ],
      yyynyy: ["ai21.jamba-1-5-large-v1:0", "ai21.jamba-1-5-mini-v1:0", "anthropic.claude-3-5-haiku-20241022-v1:0"],
      yynnyy: ["amazon.nova-micro-v1:0"],
      yyynnn: [
        "amazon.titan-text-express-v1",
        "amazon.titan-text-lite-v1",
        "anthropic.claude-instant-v1",
        "anthropic.claude-v2",
        "anthropic.claude-v2:1",
      ],
      yynnnn: ["ai21.jamba-instruct-v1:0", "amazon.titan-text-premier-v1:0"],
    },
  },
  {
    source,
    asOf: "2024-10",
    columns,
    models: {
      yyyyyn: ["meta.llama3-2-11b-instruct-v1:0", "meta.llama3-2-90b-instruct-v1:0"],
      yyynyy: ["cohere.command-r-plus-v1:0", "cohere.command-r-v1:0"],
      yyynyn: [
        "meta.llama3-1-405b-instruct-v1:0",
        "meta.llama3-1-70b-instruct-v1:0",
        "meta.llama3-1-8b-instruct-v1:0",
        "mistral.mistral-large-2402-v1:0",
        "mistral.mistral-large-2407-v1:0",
      ],
      yyynnn: [
        "meta.llama3-2-1b-instruct-v1:0",
        "meta.llama3-2-3b-instruct-v1:0",
        "meta.llama3-70b-instruct-v1:0",
        "meta.llama3-8b-instruct-v1:0",
        "mistral.mistral-7b-instruct-v0:2",
        "mistral.mixtral-8x7b-instruct-v0:1",
      ],
      __ynnn: ["cohere.command-text-v14"],
      __nnnn: ["cohere.command-light-text-v14"],
    },
  },
];
