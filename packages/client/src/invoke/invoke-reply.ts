import type { AnswerHead, Attempt, InvokeModelReply, ModelRef, RuntimeOutputs } from "@bedrock-targets/core";
import { countIn, usageInHeaders } from "./usage-in-headers.ts";

/** InvokeModel's output as a reply: bytes, text, JSON and token counts. */
export function invokeReply(
  output: RuntimeOutputs["invokeModel"],
  head: AnswerHead | undefined,
  target: ModelRef,
  attempts: readonly Attempt[],
): InvokeModelReply {
  const { body: bytes = new Uint8Array(), $metadata = {}, ...members } = output;
  const headers = head?.headers ?? {};
  const latencyMs = countIn(headers, "x-amzn-bedrock-invocation-latency");
  const text = () => new TextDecoder().decode(bytes);
  return {
    ...members,
    $metadata,
    target,
    attempts,
    bytes,
    text,
    json: <T>() => JSON.parse(text()) as T, // the caller's word for what the model answers
    usage: usageInHeaders(headers),
    metrics: latencyMs === undefined ? {} : { latencyMs },
  };
}
