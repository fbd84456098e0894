import type { InvokeUsage } from "@bedrock-targets/core";

/** The counts in a stream's last chunk: our name, and the chunk's. Source: recorded traffic. */
const counts = [
  ["inputTokens", "inputTokenCount"],
  ["outputTokens", "outputTokenCount"],
  ["cacheReadInputTokens", "cacheReadInputTokenCount"],
  ["cacheWriteInputTokens", "cacheWriteInputTokenCount"],
] as const;

/** The counts that a stream's last chunk carries, under a name that no model's own format has. */
export function usageInChunk(chunk: unknown): InvokeUsage | undefined {
  const metrics = membersOf(membersOf(chunk)["amazon-bedrock-invocationMetrics"]);
  const values = counts.map(([ours, member]) => [ours, metrics[member]] as const);
  const found: InvokeUsage = Object.fromEntries(values.filter(([, count]) => typeof count === "number"));
  return Object.keys(found).length > 0 ? found : undefined;
}

const membersOf = (value: unknown): Record<string, unknown> => Object(value) as Record<string, unknown>; // members of any object
