import type { ConverseReply } from "@bedrock-targets/core";
import { type Pair, pairs } from "../view/pairs.ts";
import { plain } from "../view/plain.ts";
import type { Screen } from "../view/screen.ts";

/** An answer, and how long it took. Milliseconds. */
export interface TryFigures {
  readonly reply: ConverseReply;
  /** From the call to the first text; absent where there was none. */
  readonly firstTextMs: number | undefined;
  readonly totalMs: number;
}

/** The figures of an answer. What it costs is not guessed: prices depend on region, tier and contract. */
export function figureLines(screen: Screen, { reply, firstTextMs, totalMs }: TryFigures): string[] {
  const { target, stopReason, usage, metrics, invokedModelId, attempts, $metadata } = reply;
  return [
    "",
    ...pairs(screen, [
      ["target", `${plain(target.modelId)} (${target.kind})`],
      ["answered by", invokedModelId && plain(invokedModelId)],
      ["via", target.via && plain(target.via.modelId)],
      ["first text", firstTextMs === undefined ? "none" : milliseconds(firstTextMs)],
      ["in all", milliseconds(totalMs)],
      ["at Bedrock", metrics?.latencyMs === undefined ? undefined : milliseconds(metrics.latencyMs)],
      ["tokens", usage && tokensText(usage)],
      ["ended by", stopReason && plain(stopReason)],
      ["attempts", attempts.length > 1 ? String(attempts.length) : undefined],
      ["request", $metadata.requestId && plain($metadata.requestId)],
    ] satisfies Pair[]),
  ];
}

const milliseconds = (count: number): string => `${Math.round(count).toLocaleString("en")} ms`;

function tokensText(usage: NonNullable<ConverseReply["usage"]>): string {
  const { inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage;
  const cached = [
    ...(cacheReadInputTokens > 0 ? [`${cacheReadInputTokens} read from the cache`] : []),
    ...(cacheWriteInputTokens > 0 ? [`${cacheWriteInputTokens} written to the cache`] : []),
  ];
  return [`${inputTokens} in`, `${outputTokens} out`, ...cached].join(", ");
}
