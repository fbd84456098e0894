import { crc32 } from "./crc32.ts";
import { encodeHeader, type FrameHeader } from "./frame-header.ts";

const preludeLength = 12;
const checksumLength = 4;

/**
 * One frame of `application/vnd.amazon.eventstream`: total length, headers length, checksum of these, headers, payload,
 * checksum of everything before. Numbers are big-endian.
 */
export const encodeFrame = (headers: readonly FrameHeader[], payload: Uint8Array): Uint8Array => {
  const encodedHeaders = headers.map(encodeHeader);
  const headersLength = encodedHeaders.reduce((sum, { length }) => sum + length, 0);
  const frame = new Uint8Array(preludeLength + headersLength + payload.length + checksumLength);
  const view = new DataView(frame.buffer);
  view.setUint32(0, frame.length);
  view.setUint32(4, headersLength);
  view.setUint32(8, crc32(frame.subarray(0, 8)));
  let offset = preludeLength;
  for (const part of [...encodedHeaders, payload]) {
    frame.set(part, offset);
    offset += part.length;
  }
  view.setUint32(offset, crc32(frame.subarray(0, offset)));
  return frame;
};
