import { frame, padding } from "./frames.ts";

/** What the model says, word by word; over and over where a stream is longer. */
const words = [
  "The",
  " capital",
  " of",
  " France",
  " is",
  " Paris",
  ",",
  " 巴黎",
  ", said",
  " “the",
  " city",
  " of light”",
  ".",
];

/** What a call answers, to the letter. */
export const callText: string = words.join("");

/** What a stream of so many text events adds up to, to the letter. */
export const streamText = (events: number): string =>
  Array.from({ length: events }, (_, index) => wordAt(index)).join("");

const wordAt = (index: number): string => words[index % words.length] ?? "";

const usage = { inputTokens: 12, outputTokens: 13, totalTokens: 25 };
const counts = { input_tokens: 12, output_tokens: 13 };
const message = { id: "msg_bdrk_01", type: "message", role: "assistant", model: "claude-sonnet-4-5-20250929" };

/** The whole answers: Converse's, and Anthropic's own format behind InvokeModel. */
export const converseAnswer: object = {
  metrics: { latencyMs: 1627 },
  output: { message: { content: [{ text: callText }], role: "assistant" } },
  stopReason: "end_turn",
  usage,
};
export const invokeAnswer: object = {
  ...message,
  content: [{ type: "text", text: callText }],
  stop_reason: "end_turn",
  stop_sequence: null,
  usage: counts,
};

/** The frames of a ConverseStream with so many text events; 192 bytes each in the middle, as recorded ones are. */
export const converseFrames = (events: number): Buffer[] => [
  frame("messageStart", { p: padding(17), role: "assistant" }),
  ...Array.from({ length: events }, (_, index) => {
    const delta = { text: wordAt(index) };
    return frame("contentBlockDelta", { contentBlockIndex: 0, delta, p: padding(16 + ((index * 7) % 40)) });
  }),
  frame("contentBlockStop", { contentBlockIndex: 0, p: padding(33) }),
  frame("messageStop", { p: padding(27), stopReason: "end_turn" }),
  frame("metadata", { metrics: { latencyMs: 3950 }, p: padding(31), usage }),
];

/** The same in Anthropic's own format, as InvokeModelWithResponseStream wraps it. */
export const invokeFrames = (events: number): Buffer[] => [
  chunk({ type: "message_start", message: { ...message, content: [], stop_reason: null, usage: counts } }, 4),
  chunk({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }, 3),
  ...Array.from({ length: events }, (_, index) => {
    const delta = { type: "text_delta", text: wordAt(index) };
    return chunk({ type: "content_block_delta", index: 0, delta }, 2 + ((index * 7) % 12));
  }),
  chunk({ type: "content_block_stop", index: 0 }, 12),
  chunk({ type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: counts }, 5),
  chunk({ type: "message_stop" }, 50),
];

const chunk = (event: object, pad: number): Buffer =>
  frame("chunk", { bytes: Buffer.from(JSON.stringify(event)).toString("base64"), p: padding(pad) });
