import { connect } from "node:net";

/** What came back over HTTP/2, as it was on the wire: Node's own client hides how a stream ended. */
export interface RawStream {
  /** Whether there were headers. */
  readonly headers: boolean;
  readonly body: Buffer;
  /** Whether the stream came to its own end (END_STREAM). */
  readonly complete: boolean;
  /** The error code of RST_STREAM. */
  readonly rst: number | undefined;
  readonly goaway: { readonly last: number; readonly code: number } | undefined;
  /** How the connection ended, where it did: `ECONNRESET` after RST, `end` after an orderly end. */
  readonly closed: string | undefined;
}

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

const types = { data: 0, headers: 1, rst: 3, goaway: 7 };
const endStream = 1;
const endHeaders = 4;

/** Sends one POST on a connection of its own, and reads until the stream or the connection has ended. */
export const rawHttp2 = (url: string, path: string, body: string): Promise<RawStream> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    let received = Buffer.alloc(0);
    let closed: string | undefined;
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      // What comes right after the end, such as a second RST_STREAM, is to be seen too.
      if (framesOf(received).some(isLast)) setTimeout(() => socket.destroy(), 20);
    });
    socket.on("end", () => {
      closed ??= "end";
    });
    socket.on("error", (thrown: NodeJS.ErrnoException) => {
      closed = thrown.code;
    });
    socket.on("close", () => resolve({ ...read(framesOf(received)), closed }));
    socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    socket.write(frame(4, 0, 0, Buffer.alloc(0)));
    socket.write(
      frame(
        types.headers,
        endHeaders,
        1,
        headerBlock({ ":method": "POST", ":scheme": "http", ":authority": "x", ":path": path }),
      ),
    );
    socket.write(frame(types.data, endStream, 1, Buffer.from(body)));
  });

const isLast = ({ type, flags }: Frame): boolean =>
  type === types.rst || ((type === types.data || type === types.headers) && (flags & endStream) !== 0);

const read = (frames: readonly Frame[]): Omit<RawStream, "closed"> => {
  const rst = frames.find(({ type }) => type === types.rst);
  const goaway = frames.find(({ type }) => type === types.goaway);
  return {
    headers: frames.some(({ type }) => type === types.headers),
    body: Buffer.concat(frames.filter(({ type }) => type === types.data).map(({ payload }) => payload)),
    complete: frames.some(({ type, flags }) => type <= types.headers && (flags & endStream) !== 0),
    rst: rst?.payload.readUInt32BE(0),
    goaway: goaway && { last: goaway.payload.readUInt32BE(0), code: goaway.payload.readUInt32BE(4) },
  };
};

const framesOf = (bytes: Buffer): readonly Frame[] => {
  const frames: Frame[] = [];
  for (let start = 0; start + 9 <= bytes.length; ) {
    const end = start + 9 + bytes.readUIntBE(start, 3);
    const [type, flags] = [bytes.readUInt8(start + 3), bytes.readUInt8(start + 4)];
    const payload = bytes.subarray(start + 9, end);
    if (end <= bytes.length) frames.push({ type, flags, stream: bytes.readUInt32BE(start + 5), payload });
    start = end;
  }
  return frames;
};

const frame = (type: number, flags: number, stream: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
};

/** HPACK without its art: every header a literal that is not indexed, shorter than 127 bytes. */
const headerBlock = (headers: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(
    Object.entries(headers).flatMap(([name, value]) => [
      Buffer.of(0, name.length),
      Buffer.from(name),
      Buffer.of(value.length),
      Buffer.from(value),
    ]),
  );
