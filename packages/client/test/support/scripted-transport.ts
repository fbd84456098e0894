import type { ConverseStreamOutput, Transport, TransportCall } from "@bedrock-targets/core";

type Answer = (call: TransportCall) => unknown;

/** A transport that answers as the test says, and remembers what it was asked to send. */
export function scriptedTransport(
  answer: Answer,
  region = "us-east-1",
): Transport & { readonly calls: TransportCall[] } {
  const calls: TransportCall[] = [];
  return {
    calls,
    region: async () => region,
    send: async (call) => {
      calls.push(call as unknown as TransportCall); // the call of one operation, kept among those of all
      return (await answer(call as unknown as TransportCall)) as never; // the test answers what the operation gives
    },
  };
}

/** An answer whose stream is these events, one a turn; where one is an error, it is thrown there. */
export const streamOf = (events: readonly (ConverseStreamOutput | Error)[]) => async (call: TransportCall) => {
  call.onHead?.({ status: 200, headers: { "x-amzn-requestid": "r-1" } });
  return { $metadata: { httpStatusCode: 200, requestId: "r-1" }, stream: play(events) };
};

async function* play(events: readonly (ConverseStreamOutput | Error)[]): AsyncGenerator<ConverseStreamOutput> {
  for (const event of events) {
    await undefined;
    if (event instanceof Error) throw event;
    yield event;
  }
}

/** The events of a whole reply that says some pieces of text. */
export const saying = (...pieces: readonly string[]): ConverseStreamOutput[] => [
  { messageStart: { role: "assistant" } },
  ...pieces.map((text): ConverseStreamOutput => ({ contentBlockDelta: { contentBlockIndex: 0, delta: { text } } })),
  { contentBlockStop: { contentBlockIndex: 0 } },
  { messageStop: { stopReason: "end_turn" } },
  { metadata: { usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, metrics: { latencyMs: 4 } } },
];
