import { crc32 } from "node:zlib";

const empty = Buffer.alloc(0);

/** Takes the bytes of an event stream as they come, and gives the payloads of the frames that are whole. */
export function createDecoder(): (bytes: Buffer) => unknown[] {
  let rest: Buffer = empty;
  return (bytes) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const payloads: unknown[] = [];
    let at = 0;
    while (all.length - at >= 12) {
      const end = at + all.readUInt32BE(at);
      if (end > all.length) break;
      payloads.push(payloadOf(all, at, end));
      at = end;
    }
    rest = at < all.length ? all.subarray(at) : empty;
    return payloads;
  };
}

function payloadOf(bytes: Buffer, at: number, end: number): unknown {
  if (crc32(bytes.subarray(at, end - 4)) !== bytes.readUInt32BE(end - 4)) throw new Error("a checksum is wrong");
  return JSON.parse(bytes.toString("utf8", at + 12 + bytes.readUInt32BE(at + 4), end - 4));
}
