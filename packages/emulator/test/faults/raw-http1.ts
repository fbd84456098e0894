import { connect } from "node:net";

/** What came back over HTTP/1.1, as it was on the wire. */
export interface RawAnswer {
  /** 0 where the connection ended before the headers. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Without the sizes of the chunks. */
  readonly body: Buffer;
  /** Whether the answer came to the end that HTTP knows: the last chunk, or as many bytes as were promised. */
  readonly complete: boolean;
  /** `ECONNRESET` after RST; undefined after an orderly end. */
  readonly error: string | undefined;
}

/** Sends one POST on a connection of its own and reads until the other side ends it. */
export const rawHttp1 = (url: string, path: string, body: string): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const chunks: Buffer[] = [];
    let error: string | undefined;
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (thrown: NodeJS.ErrnoException) => {
      error = thrown.code;
    });
    socket.on("close", () => resolve({ ...read(Buffer.concat(chunks)), error }));
    const length = Buffer.byteLength(body);
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n${body}`);
  });

const read = (bytes: Buffer): Omit<RawAnswer, "error"> => {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return { status: 0, headers: new Map(), body: Buffer.alloc(0), complete: false };
  const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = bytes.subarray(end + 4);
  const whole = headers.get("transfer-encoding") === "chunked" ? unchunked(rest) : sized(rest, headers);
  return { status: Number(first.split(" ")[1]), headers, ...whole };
};

const sized = (body: Buffer, headers: ReadonlyMap<string, string>) => ({
  body,
  complete: body.length === Number(headers.get("content-length") ?? -1),
});

const unchunked = (bytes: Buffer): { body: Buffer; complete: boolean } => {
  const parts: Buffer[] = [];
  for (let start = 0; ; ) {
    const line = bytes.indexOf("\r\n", start);
    if (line < 0) return { body: Buffer.concat(parts), complete: false };
    const size = Number.parseInt(bytes.toString("latin1", start, line), 16);
    if (size === 0) return { body: Buffer.concat(parts), complete: true };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    start = line + 2 + size + 2;
  }
};
