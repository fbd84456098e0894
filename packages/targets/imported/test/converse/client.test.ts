import { BedrockClient, type Transport } from "@bedrock-targets/client";
import { imported } from "@bedrock-targets/imported";
import { describe, expect, it } from "vitest";
import { chatEvents } from "../../src/converse/chat-events.ts";
import { toConverseResponse } from "../../src/converse/converse-response.ts";
import { bytesOf, chunksOf, target } from "./support.ts";

/** A client whose ConverseStream is a translation of these chunks. */
function streamOf(chunks: readonly object[]) {
  const transport = {
    region: async () => "us-east-1",
    send: async () => ({ stream: chatEvents({ body: chunksOf(chunks) }) }),
  } as unknown as Transport; // only this one operation is sent
  const client = new BedrockClient({ targets: [imported], transport, retry: false });
  return client.converseStream(target.modelId, { messages: "What is the weather?" });
}

const chunk = (delta: object, finish_reason: string | null = null) => ({ choices: [{ delta, finish_reason }] });
const call = (json: string) => ({
  tool_calls: [{ index: 0, id: "c0", function: { name: "weather", arguments: json } }],
});
const usage = { prompt_tokens: 3, completion_tokens: 2 };

describe("a translated stream in the client", () => {
  it("is put together to the reply of the whole answer", async () => {
    const stream = await streamOf([
      chunk({ content: "<reasoning>Look.</reasoning>" }),
      chunk({ content: "Wait." }),
      chunk(call('{"city":')),
      chunk(call('"Bern"}'), "tool_calls"),
      { choices: [], usage },
    ]);
    const { output, stopReason, usage: used } = await stream.reply();
    const message = { content: "<reasoning>Look.</reasoning>Wait.", ...call('{"city":"Bern"}') };
    const whole = toConverseResponse({ body: bytesOf({ choices: [{ message, finish_reason: "tool_calls" }], usage }) });
    expect({ output, stopReason, usage: used }).toEqual({
      output: whole.output,
      stopReason: whole.stopReason,
      usage: whole.usage,
    });
  });

  it("is interrupted where it is cut, with what there was", async () => {
    const stream = await streamOf([chunk({ content: "Wait" }), chunk({ content: "." })]);
    await expect(stream.reply()).rejects.toMatchObject({
      code: "stream-interrupted",
      partial: { text: "Wait." },
    });
  });

  it("fails where a chunk is no part of an answer: with the target, and what there was", async () => {
    const stream = await streamOf([chunk({ content: "Wait" }), { error: "out of memory" }]);
    await expect(stream.reply()).rejects.toMatchObject({
      code: "model-error",
      message: expect.stringContaining("out of memory"),
      target: { modelId: target.modelId },
      partial: { text: "Wait" },
    });
  });
});
