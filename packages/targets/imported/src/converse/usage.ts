import type { InvokeUsage, TokenUsage } from "@bedrock-targets/core";
import { membersOf, numberIn } from "./json.ts";

/** Token counts as an answer gives them: `inputTokens` includes those that were read from a cache. */
export type Counts = Pick<InvokeUsage, "inputTokens" | "outputTokens" | "cacheReadInputTokens">;

/** The counts in an answer, or in a chunk of one: OpenAI's, or those of the older format. */
export function countsIn(answer: Readonly<Record<string, unknown>>): Counts {
  const usage = membersOf(answer.usage);
  return present({
    inputTokens: numberIn(usage.prompt_tokens ?? answer.prompt_token_count),
    outputTokens: numberIn(usage.completion_tokens ?? answer.generation_token_count),
    cacheReadInputTokens: numberIn(membersOf(usage.prompt_tokens_details).cached_tokens),
  });
}

/** What Bedrock itself says about an invocation: counts, and milliseconds. In headers, or in a stream's last chunk. */
export interface InvocationMetrics extends InvokeUsage {
  readonly latencyMs?: number | undefined;
}

/** The metrics in a stream's last chunk; undefined in the others. Source: recorded traffic. */
export function metricsIn(chunk: unknown): InvocationMetrics | undefined {
  const member = membersOf(chunk)["amazon-bedrock-invocationMetrics"];
  if (member === undefined) return undefined;
  const metrics = membersOf(member);
  return present({
    inputTokens: numberIn(metrics.inputTokenCount),
    outputTokens: numberIn(metrics.outputTokenCount),
    cacheReadInputTokens: numberIn(metrics.cacheReadInputTokenCount),
    cacheWriteInputTokens: numberIn(metrics.cacheWriteInputTokenCount),
    latencyMs: numberIn(metrics.invocationLatency),
  });
}

/**
 * The usage of Converse, whose `inputTokens` leaves the cached ones out. From the model's own counts where it gives them,
 * else from Bedrock's; undefined where nobody has counted.
 */
export function usageOf(own: Counts, metrics: InvocationMetrics): TokenUsage | undefined {
  const { inputTokens, cacheReadInputTokens = 0 } = own;
  if (inputTokens !== undefined) return totalled({ ...own, inputTokens: inputTokens - cacheReadInputTokens });
  return metrics.inputTokens === undefined ? undefined : totalled(metrics);
}

function totalled(usage: InvokeUsage): TokenUsage {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens, cacheWriteInputTokens } = usage;
  const totalTokens = inputTokens + outputTokens + (cacheReadInputTokens ?? 0) + (cacheWriteInputTokens ?? 0);
  return { inputTokens, outputTokens, totalTokens, ...present({ cacheReadInputTokens, cacheWriteInputTokens }) };
}

/** Numbers without those that are not there. */
const present = <Name extends string>(
  counts: Readonly<Record<Name, number | undefined>>,
): { [Each in Name]?: number } => {
  const entries = Object.entries<number | undefined>(counts).filter(([, count]) => count !== undefined);
  return Object.fromEntries(entries) as { [Each in Name]?: number }; // some of the same names
};
