import type { Edition } from "../edition.ts";

export const extendedThinking: Edition = {
  source: "the Bedrock user guide (Extended thinking)",
  asOf: "2025-05",
  columns: ["reasoning"],
  models: {
    y: [
      "anthropic.claude-3-7-sonnet-20250219-v1:0",
      "anthropic.claude-opus-4-20250514-v1:0",
      "anthropic.claude-sonnet-4-20250514-v1:0",
    ],
  },
};
