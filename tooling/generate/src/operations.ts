/** The operations whose types core carries. */
export const operations = [
  "Converse",
  "ConverseStream",
  "InvokeModel",
  "InvokeModelWithResponseStream",
  "CountTokens",
] as const;
