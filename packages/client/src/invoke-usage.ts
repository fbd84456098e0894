import type { InvokeUsage } from "@bedrock-targets/core";

/** InvokeModel's counts: our name, the end of the header's name, and the name in a stream's last chunk. */
const counts = [
  ["inputTokens", "input-token-count", "inputTokenCount"],
  ["outputTokens", "output-token-count", "outputTokenCount"],
  ["cacheReadInputTokens", "cache-read-input-token-count", "cacheReadInputTokenCount"],
  ["cacheWriteInputTokens", "cache-write-input-token-count", "cacheWriteInputTokenCount"],
] as const;

type Headers = Readonly<Record<string, string>>;

/** The counts in an answer's headers. Source: recorded traffic; the service model does not list them. */
export const usageInHeaders = (headers: Headers): InvokeUsage =>
  usage(counts.map(([ours, header]) => [ours, countIn(headers, `x-amzn-bedrock-${header}`)]));

/** A header that is a whole number. */
export function countIn(headers: Headers, name: string): number | undefined {
  const text = headers[name];
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The counts that a stream's last chunk carries, under a name that no model's own format has. */
export function usageInChunk(chunk: unknown): InvokeUsage | undefined {
  const metrics = membersOf(membersOf(chunk)["amazon-bedrock-invocationMetrics"]);
  const found = usage(counts.map(([ours, , member]) => [ours, metrics[member]]));
  return Object.keys(found).length > 0 ? found : undefined;
}

const usage = (values: readonly (readonly [string, unknown])[]): InvokeUsage =>
  Object.fromEntries(values.filter(([, count]) => typeof count === "number"));

const membersOf = (value: unknown): Record<string, unknown> => Object(value) as Record<string, unknown>; // members of any object
