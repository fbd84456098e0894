import { encodeFrame, type TestHeader } from "./encode-frame.ts";

const text = (name: string, value: string): TestHeader => ({ name, type: "string", value });

const contentType = text(":content-type", "application/json");

/** An event as Bedrock sends it. */
export const eventFrame = (name: string, payload: unknown): Uint8Array => rawEventFrame(name, JSON.stringify(payload));

/** An event whose payload is written already. */
export const rawEventFrame = (name: string, payload: Uint8Array | string): Uint8Array =>
  encodeFrame([text(":event-type", name), contentType, text(":message-type", "event")], payload);

/** An exception of the service. */
export const exceptionFrame = (name: string, payload: unknown): Uint8Array =>
  rawExceptionFrame(name, JSON.stringify(payload));

/** An exception whose payload is written already. */
export const rawExceptionFrame = (name: string, payload: Uint8Array | string): Uint8Array =>
  encodeFrame([text(":exception-type", name), contentType, text(":message-type", "exception")], payload);

/** An error that the service's model does not have. */
export const errorFrame = (code: string, message: string): Uint8Array =>
  encodeFrame([text(":error-code", code), text(":error-message", message), text(":message-type", "error")]);

/** A small conversation: one event of each sort, in order. */
export const conversation: readonly Uint8Array[] = [
  eventFrame("messageStart", { role: "assistant", p: "abc" }),
  eventFrame("contentBlockDelta", { contentBlockIndex: 0, delta: { text: "Grüße 🎈" }, p: "abcdefgh" }),
  eventFrame("contentBlockStop", { contentBlockIndex: 0 }),
  eventFrame("messageStop", { stopReason: "end_turn" }),
  eventFrame("metadata", { usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, metrics: { latencyMs: 4 } }),
];

/** What the client is to be given of it. */
export const conversationEvents: readonly object[] = [
  { messageStart: { role: "assistant" } },
  { contentBlockDelta: { delta: { text: "Grüße 🎈" }, contentBlockIndex: 0 } },
  { contentBlockStop: { contentBlockIndex: 0 } },
  { messageStop: { stopReason: "end_turn" } },
  { metadata: { usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, metrics: { latencyMs: 4 } } },
];
