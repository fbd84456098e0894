import { crc32 } from "node:zlib";

/** A frame with headers of type string, and a payload as it is: JSON text, mostly. */
export function rawFrame(headers: Readonly<Record<string, string>>, payload: string | Uint8Array = ""): Buffer {
  const block = Buffer.concat(Object.entries(headers).map(([name, value]) => headerBytes(name, value)));
  const body = Buffer.from(payload);
  const frame = Buffer.alloc(16 + block.length + body.length);
  frame.writeUInt32BE(frame.length, 0);
  frame.writeUInt32BE(block.length, 4);
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8);
  frame.set(block, 12);
  frame.set(body, 12 + block.length);
  frame.writeUInt32BE(crc32(frame.subarray(0, -4)), frame.length - 4);
  return frame;
}

function headerBytes(name: string, value: string): Buffer {
  const text = Buffer.from(value);
  const length = Buffer.from([text.length >> 8, text.length & 255]);
  return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([7]), length, text]);
}

/** An event as Bedrock frames it. */
export const event = (type: string, json: string | Uint8Array = "{}"): Buffer =>
  rawFrame({ ":event-type": type, ":content-type": "application/json", ":message-type": "event" }, json);

/** An exception of the service in place of an event. */
export const exception = (type: string, json: string): Buffer =>
  rawFrame({ ":exception-type": type, ":content-type": "application/json", ":message-type": "exception" }, json);

/** A frame for what no exception of the model says. */
export const unmodelled = (code: string, message: string): Buffer =>
  rawFrame({ ":message-type": "error", ":error-code": code, ":error-message": message });

export const textDelta = (text: string, contentBlockIndex = 0): Buffer =>
  event("contentBlockDelta", JSON.stringify({ contentBlockIndex, delta: { text }, p: "abcdef" }));

/** A chunk of InvokeModelWithResponseStream: the model's own JSON in base64. */
export const chunk = (json: string): Buffer =>
  event("chunk", JSON.stringify({ bytes: Buffer.from(json).toString("base64"), p: "abc" }));

/** A whole reply that says some pieces of text. */
export const reply = (...pieces: readonly string[]): Buffer[] => [
  event("messageStart", '{"p":"abc","role":"assistant"}'),
  ...pieces.map((text) => textDelta(text)),
  event("contentBlockStop", '{"contentBlockIndex":0,"p":"a"}'),
  event("messageStop", '{"p":"abcd","stopReason":"end_turn"}'),
  event("metadata", '{"metrics":{"latencyMs":1},"p":"a","usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3}}'),
];
