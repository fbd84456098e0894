import { crc32 } from "node:zlib";

/** A message of AWS's event stream: lengths and their checksum, headers, payload, the checksum of all that. */
export function frame(eventType: string, payload: object): Buffer {
  const body = Buffer.from(JSON.stringify(payload));
  const headers = Buffer.concat([
    header(":event-type", eventType),
    header(":content-type", "application/json"),
    header(":message-type", "event"),
  ]);
  const message = Buffer.alloc(12 + headers.length + body.length + 4);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(headers.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  headers.copy(message, 12);
  body.copy(message, 12 + headers.length);
  message.writeUInt32BE(crc32(message.subarray(0, -4)), message.length - 4);
  return message;
}

/** A name and a text: the one type of header that Bedrock uses. */
function header(name: string, value: string): Buffer {
  const text = Buffer.from(value);
  const head = Buffer.from([name.length, ...Buffer.from(name), 7, text.length >> 8, text.length & 0xff]);
  return Buffer.concat([head, text]);
}

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** The member `p`, with which Bedrock hides how long a text is. */
export const padding = (length: number): string => alphabet.slice(0, length % alphabet.length);
