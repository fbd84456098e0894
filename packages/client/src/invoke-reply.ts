import type { Attempt, InvokeModelReply, InvokeUsage, ModelRef, RuntimeOutputs } from "@bedrock-targets/core";

type Headers = Readonly<Record<string, string>>;

/** The answer's headers that carry counts. Source: recorded traffic; the service model does not list them. */
const countHeaders: readonly (readonly [member: keyof InvokeUsage, header: string])[] = [
  ["inputTokens", "x-amzn-bedrock-input-token-count"],
  ["outputTokens", "x-amzn-bedrock-output-token-count"],
  ["cacheReadInputTokens", "x-amzn-bedrock-cache-read-input-token-count"],
  ["cacheWriteInputTokens", "x-amzn-bedrock-cache-write-input-token-count"],
];

/** InvokeModel's output as a reply: bytes, text, JSON and token counts. */
export function invokeReply(
  output: RuntimeOutputs["invokeModel"],
  headers: Headers,
  target: ModelRef,
  attempts: readonly Attempt[],
): InvokeModelReply {
  const { body, $metadata = {}, ...members } = output;
  const latencyMs = count(headers, "x-amzn-bedrock-invocation-latency");
  const text = () => new TextDecoder().decode(body);
  return {
    ...members,
    $metadata,
    target,
    attempts,
    bytes: body,
    text,
    json: <T>() => JSON.parse(text()) as T, // the caller's word for what the model answers
    usage: usageOf(headers),
    metrics: latencyMs === undefined ? {} : { latencyMs },
  };
}

function usageOf(headers: Headers): InvokeUsage {
  const counts = countHeaders.map(([member, header]) => [member, count(headers, header)] as const);
  return Object.fromEntries(counts.filter(([, value]) => value !== undefined));
}

/** A header that is a whole number. */
function count(headers: Headers, name: string): number | undefined {
  const text = headers[name];
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}
