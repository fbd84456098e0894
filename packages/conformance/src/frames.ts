/** The headers of a frame, all of them text, in their order. */
export type FrameHeaders = readonly (readonly [name: string, value: string])[];

const preludeLength = 12;
const checksumLength = 4;
/** The type of a header whose value is text. */
const textType = 7;

/**
 * One frame of `application/vnd.amazon.eventstream`: total length, headers' length, checksum of these, headers, payload,
 * checksum of everything before. Numbers are big-endian.
 */
export function frameOf(headers: FrameHeaders, payload: unknown): Uint8Array {
  const head = Uint8Array.from(headers.flatMap(headerBytes));
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const frame = new Uint8Array(preludeLength + head.length + body.length + checksumLength);
  const view = new DataView(frame.buffer);
  view.setUint32(0, frame.length);
  view.setUint32(4, head.length);
  view.setUint32(8, crc32(frame.subarray(0, 8)));
  frame.set(head, preludeLength);
  frame.set(body, preludeLength + head.length);
  const end = frame.length - checksumLength;
  view.setUint32(end, crc32(frame.subarray(0, end)));
  return frame;
}

/** Length of the name, name, type, length of the value, value. */
function headerBytes([name, value]: FrameHeaders[number]): readonly number[] {
  const [nameBytes, valueBytes] = [name, value].map((text) => [...new TextEncoder().encode(text)]);
  const valueLength = valueBytes?.length ?? 0;
  return [
    nameBytes?.length ?? 0,
    ...(nameBytes ?? []),
    textType,
    valueLength >> 8,
    valueLength & 0xff,
    ...(valueBytes ?? []),
  ];
}

/** CRC-32 (IEEE), bit by bit: the frames here are few and small. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
