import type { ConverseStreamOutput } from "@bedrock-targets/core";
import type { ConnectedConverseStream, ConnectedInvokeStream, ConnectedReply } from "../../src/index.ts";
import type { Told } from "./answers.ts";
import type { FakeCall } from "./received.ts";
import type { Facts, Steps } from "./steps.ts";

/** A call on its way back. */
export interface Exchange {
  readonly call: FakeCall;
  readonly facts: Facts;
  readonly signal: AbortSignal | undefined;
  readonly steps: Steps;
  /** What the server was told to answer. */
  readonly told: Told | undefined;
  /** Makes an error of what was thrown, with the text that came before. */
  readonly fail: (thrown: unknown, partial?: string) => unknown;
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
function onePass<Item>(
  items: readonly Item[],
  { call, facts, signal, steps, told }: Exchange,
): AsyncGenerator<Item, void> {
  async function* read(): AsyncGenerator<Item, void> {
    let open = items.length;
    try {
      for (const item of items) {
        await Promise.resolve();
        steps.checkSignal(signal, "reading", facts.target);
        yield item;
        open -= 1;
      }
      if (told?.thrown && steps.breaksOff(told.thrown)) throw told.thrown;
    } finally {
      call.aborted = steps.closes(open > 0) === "aborted";
    }
  }
  return read();
}

export function converseStream(exchange: Exchange): ConnectedConverseStream {
  const { facts, steps, fail, told } = exchange;
  // The suite's samples are events of this operation.
  const all = (told?.events ?? events) as readonly ConverseStreamOutput[];
  const source = onePass(all, exchange);
  const seen: string[] = [];
  async function* read(): AsyncGenerator<ConverseStreamOutput, void> {
    try {
      for await (const event of source) {
        seen.push(event.contentBlockDelta?.delta?.text ?? "");
        yield event;
      }
      if (told && !steps.isWhole(told.events)) throw told.unfinished;
    } catch (thrown) {
      throw fail(thrown, seen.join(""));
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
  const { facts, fail, told } = exchange;
  const source = onePass(told?.events.map(chunkIn) ?? [{ outputText: "Hello " }, { outputText: "to you." }], exchange);
  async function* read(): AsyncGenerator<unknown, void> {
    try {
      yield* source;
    } catch (thrown) {
      throw fail(thrown);
    }
  }
  return { ...facts, [Symbol.asyncIterator]: read };
}

const chunkIn = (event: Told["events"][number]): unknown => {
  const { bytes } = event.chunk as { bytes: string }; // as the model has it
  return JSON.parse(atob(bytes));
};
