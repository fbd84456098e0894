import type { ConverseStreamOutput, ResponseStream, RuntimeOutputs } from "@bedrock-targets/core";
import { echoOf } from "./converse-response.ts";
import { jsonOf } from "./no-answer.ts";
import { StreamedReply } from "./streamed-reply.ts";

type Streamed = Pick<RuntimeOutputs["invokeModelStream"], "body" | "performanceConfigLatency" | "serviceTier">;
type Events = AsyncGenerator<ConverseStreamOutput, void, void>;

/**
 * Translates the chunks that InvokeModelWithResponseStream gave for a chat request into the events that ConverseStream would
 * have given. A stream that is cut before the model has said why it ended gets no `messageStop`. Leaving the loop early ends
 * the reading of the chunks.
 *
 * @throws BedrockTargetError with code `model-error` where a chunk is no part of an answer; and what the chunks throw
 */
export async function* chatEvents(answer: Streamed): Events {
  const reply = new StreamedReply(echoOf(answer));
  for await (const event of answer.body ?? []) {
    if (event.chunk?.bytes) yield* reply.read(jsonOf(event.chunk.bytes));
    else throwException(event);
  }
  yield* reply.end();
}

/** A transport throws exceptions; one that gives them as events means the same. Other events are not known, as for AWS's SDK. */
function throwException(event: ResponseStream): void {
  const exception = Object.values(event).find((member) => member instanceof Error);
  if (exception) throw exception;
}
