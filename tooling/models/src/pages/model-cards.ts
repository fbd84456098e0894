import type { Edition } from "../edition.ts";

const source = "the Bedrock user guide (model card)";

/** Cards of single models, as far as copies of them were at hand. */
export const modelCards: readonly Edition[] = [
  {
    source,
    asOf: "2026-10-01",
    columns: ["converse", "invokeModel", "reasoning", "imageInput"],
    models: {
      yyyy: ["anthropic.claude-haiku-4-5-20251001-v1:0"],
      y___: ["meta.llama3-3-70b-instruct-v1:0"],
      // Speech in both directions, by InvokeModelWithBidirectionalStream alone.
      nn__: ["amazon.nova-2-sonic-v1:0"],
    },
  },
  {
    source,
    asOf: "2026",
    columns: ["structuredOutput", "reasoning"],
    models: { ny: ["anthropic.claude-opus-4-7"] },
  },
];
