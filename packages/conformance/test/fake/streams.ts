import type { ConverseStreamOutput } from "@bedrock-targets/core";
import type { ConnectedConverseStream, ConnectedInvokeStream, ConnectedReply } from "../../src/index.ts";
import type { FakeCall } from "./connection.ts";
import type { Facts, Steps } from "./steps.ts";

interface Exchange {
  readonly call: FakeCall;
  readonly facts: Facts;
  readonly signal: AbortSignal | undefined;
  readonly steps: Steps;
}

const usage = { inputTokens: 3, outputTokens: 4, totalTokens: 7 };

const events = [
  { messageStart: { role: "assistant" } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "Hello " } } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "to you." } } },
  { contentBlockStop: { contentBlockIndex: 0 } },
  { messageStop: { stopReason: "end_turn" } },
  { metadata: { usage, metrics: { latencyMs: 1 } } },
] satisfies ConverseStreamOutput[];

/** The answer to everything. */
export const conversation = (text = "Hello to you."): Omit<ConnectedReply, keyof Facts> => ({
  text,
  output: { message: { role: "assistant", content: [{ text: "Hello to you." }] } },
  stopReason: "end_turn",
  usage,
});

/** Each item once, however often the reading is begun; the call learns how it ended. */
function onePass<Item>(items: readonly Item[], { call, facts, signal, steps }: Exchange): AsyncGenerator<Item, void> {
  async function* read(): AsyncGenerator<Item, void> {
    let open = items.length;
    try {
      for (const item of items) {
        await Promise.resolve();
        steps.checkSignal(signal, "reading", facts.target);
        yield item;
        open -= 1;
      }
    } finally {
      call.aborted = steps.closes(open > 0) === "aborted";
    }
  }
  return read();
}

export function converseStream(exchange: Exchange): ConnectedConverseStream {
  const { facts, steps } = exchange;
  const source = onePass<ConverseStreamOutput>(events, exchange);
  const seen: string[] = [];
  async function* read(): AsyncGenerator<ConverseStreamOutput, void> {
    for await (const event of source) {
      seen.push(event.contentBlockDelta?.delta?.text ?? "");
      yield event;
    }
  }
  async function* text(): AsyncGenerator<string, void> {
    yield steps.textOf(seen.join(""), "text");
    for await (const event of read()) yield steps.textOf(event.contentBlockDelta?.delta?.text ?? "", "text");
  }
  return {
    ...facts,
    [Symbol.asyncIterator]: read,
    text: { [Symbol.asyncIterator]: text },
    async reply() {
      for await (const _event of read());
      return { ...conversation(steps.textOf(seen.join(""), "reply")), ...facts };
    },
  };
}

export function invokeStream(exchange: Exchange): ConnectedInvokeStream {
  const source = onePass([{ outputText: "Hello " }, { outputText: "to you." }], exchange);
  return { ...exchange.facts, [Symbol.asyncIterator]: () => source };
}
