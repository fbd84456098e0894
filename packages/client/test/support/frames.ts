import { crc32 } from "node:zlib";

/** One event-stream frame: headers of type string, and a payload of JSON. */
export function frame(headers: Readonly<Record<string, string>>, payload: unknown): Buffer {
  const encoded = Object.entries(headers).map(([name, value]) => {
    const head = Buffer.alloc(1 + name.length + 3);
    head.writeUInt8(name.length, 0);
    head.write(name, 1);
    head.writeUInt8(7, 1 + name.length);
    head.writeUInt16BE(Buffer.byteLength(value), 2 + name.length);
    return Buffer.concat([head, Buffer.from(value)]);
  });
  return sealed(Buffer.concat(encoded), Buffer.from(JSON.stringify(payload)));
}

function sealed(headers: Buffer, body: Buffer): Buffer {
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(16 + headers.length + body.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const content = Buffer.concat([prelude, headers, body]);
  const seal = Buffer.alloc(4);
  seal.writeUInt32BE(crc32(content), 0);
  return Buffer.concat([content, seal]);
}

export const event = (type: string, payload: unknown): Buffer =>
  frame({ ":event-type": type, ":content-type": "application/json", ":message-type": "event" }, payload);

export const exception = (type: string, message: string): Buffer =>
  frame({ ":exception-type": type, ":content-type": "application/json", ":message-type": "exception" }, { message });

/** A whole reply as frames, in the order in which the service sends them. */
export const replyFrames = (...pieces: readonly string[]): Buffer[] => [
  event("messageStart", { p: "abc", role: "assistant" }),
  ...pieces.map((text) => event("contentBlockDelta", { contentBlockIndex: 0, delta: { text }, p: "ab" })),
  event("contentBlockStop", { contentBlockIndex: 0, p: "a" }),
  event("messageStop", { p: "abcd", stopReason: "end_turn" }),
  event("metadata", { metrics: { latencyMs: 1 }, p: "a", usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 } }),
];
