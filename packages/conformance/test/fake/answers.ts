/** What a server's answer comes to: events in order, and what was thrown behind them, if anything. */
export interface Told {
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly thrown?: Thrown | undefined;
  /** What to throw behind the events if they are not all that there should be. */
  readonly unfinished?: Thrown;
}

/** What AWS or the network throws, before anybody has judged it. */
export class Thrown extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId: string };

  constructor(name: string, { message, ...details }: { message: string }, answer: Response) {
    super(message);
    this.name = name;
    const requestId = answer.headers.get("x-amzn-requestid") ?? "";
    this.$metadata = answer.ok ? { requestId } : { httpStatusCode: answer.status, requestId };
    Object.assign(this, details);
  }
}

/** The name of what is thrown where an answer is not whole. */
export const cut = "Cut";

/** Reads an answer: an exception, or a stream. @throws Thrown for an exception in place of an answer */
export async function toldBy(answer: Response): Promise<Told> {
  if (!answer.ok) throw exceptionIn(answer, await answer.text());
  const { bytes, broken } = await bytesOf(answer);
  const events: Told["events"][number][] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const length = rest.length < 4 ? rest.length + 1 : rest.readUInt32BE(0);
    if (length > rest.length) return { events, thrown: cutOff("within an event", answer) };
    const { exception, type, payload } = readFrame(rest.subarray(0, length));
    if (exception) return { events, thrown: new Thrown(type, payload, answer) };
    events.push({ [type]: payload });
    rest = rest.subarray(length);
  }
  const unfinished = cutOff("between two events", answer);
  return { events, thrown: broken ? unfinished : undefined, unfinished };
}

const cutOff = (where: string, answer: Response): Thrown =>
  new Thrown(cut, { message: `The stream was cut ${where}.` }, answer);

function exceptionIn(answer: Response, body: string): Thrown {
  const [name = ""] = (answer.headers.get("x-amzn-errortype") ?? "Unknown").split(":");
  return new Thrown(name, body === "" ? { message: "UnknownError" } : JSON.parse(body), answer);
}

/** All that comes of a body, and whether its connection broke. */
async function bytesOf({ body }: Response): Promise<{ bytes: Buffer; broken: boolean }> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of body ?? []) pieces.push(piece);
  } catch {
    return { bytes: Buffer.concat(pieces), broken: true };
  }
  return { bytes: Buffer.concat(pieces), broken: false };
}

/** One whole frame, whose headers are texts. */
function readFrame(frame: Buffer) {
  const headersEnd = 12 + frame.readUInt32BE(4);
  const headers = frame.toString("latin1", 12, headersEnd);
  // Behind the name come the type of the value and its length, three bytes.
  const [, kind, type = ""] = /:(event|exception)-type.{3}(\w+)/s.exec(headers) ?? [];
  const payload = JSON.parse(frame.toString("utf8", headersEnd, frame.length - 4));
  return { exception: kind === "exception", type, payload };
}
