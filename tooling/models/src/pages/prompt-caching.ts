import type { Edition } from "../edition.ts";

const source = "the Bedrock user guide (Prompt caching for faster model inference)";

/**
 * The models that take `cachePoint`. The newer editions list the fields that accept one: `system`, `messages` and `tools` of
 * Converse, so that these models have Converse, and take tools. What the page says of OpenAI's models is left out: their
 * caching is that of another API.
 */
export const promptCaching: readonly Edition[] = [
  {
    source,
    asOf: "2026-10-04",
    columns: ["converse", "toolUse", "promptCaching"],
    models: { yyy: ["anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic.claude-sonnet-5-5"] },
  },
  {
    source,
    asOf: "2026",
    columns: ["converse", "toolUse", "promptCaching"],
    models: {
      yyy: [
        "anthropic.claude-3-7-sonnet-20250219-v1:0",
        "anthropic.claude-fable-5",
        "anthropic.claude-fable-5-1",
        "anthropic.claude-mythos-5",
        "anthropic.claude-mythos-5-1",
        "anthropic.claude-mythos-preview",
        "anthropic.claude-opus-4-5-20251101-v1:0",
        "anthropic.claude-opus-4-6-v1",
        "anthropic.claude-opus-4-7",
        "anthropic.claude-opus-4-8",
        "anthropic.claude-opus-5",
        "anthropic.claude-sonnet-4-5-20250929-v1:0",
        "anthropic.claude-sonnet-4-6",
        "anthropic.claude-sonnet-5",
      ],
      // Caching in a preview that takes no new customers.
      yy_: ["anthropic.claude-3-5-sonnet-20241022-v2:0"],
    },
  },
  {
    source,
    asOf: "2025-11",
    columns: ["converse", "toolUse", "promptCaching"],
    models: {
      yyy: [
        "anthropic.claude-opus-4-1-20250805-v1:0",
        "anthropic.claude-opus-4-20250514-v1:0",
        "anthropic.claude-sonnet-4-20250514-v1:0",
      ],
    },
  },
  {
    source,
    asOf: "2025-04",
    columns: ["promptCaching"],
    models: {
      y: [
        "amazon.nova-lite-v1:0",
        "amazon.nova-micro-v1:0",
        "amazon.nova-premier-v1:0",
        "amazon.nova-pro-v1:0",
        "anthropic.claude-3-5-haiku-20241022-v1:0",
      ],
    },
  },
];
