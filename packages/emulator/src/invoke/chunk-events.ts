import type { StreamEvent } from "../wire/event-stream.ts";
import type { JsonObject } from "../wire/json.ts";
import type { InvocationMetrics } from "./dialect.ts";

/** A model's chunks as `chunk` events: its own JSON in base64, the last one with Bedrock's metrics. */
export function* chunkEvents(
  chunks: Iterable<JsonObject>,
  metrics: InvocationMetrics,
): Generator<StreamEvent, void, void> {
  let waiting: JsonObject | undefined;
  for (const chunk of chunks) {
    if (waiting) yield chunkEvent(waiting);
    waiting = chunk;
  }
  if (waiting) yield chunkEvent({ ...waiting, "amazon-bedrock-invocationMetrics": metrics });
}

const chunkEvent = (chunk: JsonObject): StreamEvent => ({
  type: "chunk",
  members: { bytes: base64(new TextEncoder().encode(JSON.stringify(chunk))) },
});

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
