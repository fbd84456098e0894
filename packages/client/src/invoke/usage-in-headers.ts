import type { InvokeUsage } from "@bedrock-targets/core";

/** InvokeModel's counts: our name, and the end of the header's. Source: recorded traffic; the service model lists none. */
const counts = [
  ["inputTokens", "input-token-count"],
  ["outputTokens", "output-token-count"],
  ["cacheReadInputTokens", "cache-read-input-token-count"],
  ["cacheWriteInputTokens", "cache-write-input-token-count"],
] as const;

type Headers = Readonly<Record<string, string>>;

/** The counts in an answer's headers. */
export function usageInHeaders(headers: Headers): InvokeUsage {
  const values = counts.map(([ours, header]) => [ours, countIn(headers, `x-amzn-bedrock-${header}`)] as const);
  return Object.fromEntries(values.filter(([, count]) => count !== undefined));
}

/** A header that is a whole number. */
export function countIn(headers: Headers, name: string): number | undefined {
  const text = headers[name];
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}
