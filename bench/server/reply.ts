import { converseAnswer, converseFrames, invokeAnswer, invokeFrames } from "./answers.ts";
import type { Scenario } from "./scenario.ts";

/** What is used of a response; that of HTTP/1.1 and that of HTTP/2 have it alike. */
export interface Reply {
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  write(bytes: Uint8Array): boolean;
  end(bytes: Uint8Array): unknown;
  once(event: "drain" | "close", listener: () => void): unknown;
}

const requestId = "5f1f0b2e-8c43-4a9e-9d3a-0c1d2e3f4a5b";
const json = (value: object): Buffer => Buffer.from(JSON.stringify(value));
const answers = { converse: json(converseAnswer), invoke: json(invokeAnswer) };

const nothing = Buffer.alloc(0);

/** How often an open stream that is held gets another event. */
const heldEveryMs = 300;

/** Answers as Bedrock does, by the operation at the end of the path. */
export function answer(path: string, reply: Reply, scenario: Scenario): void {
  if (path.endsWith("-stream")) stream(framesFor(path, scenario), reply, scenario.hold);
  else whole(reply, 200, path.endsWith("/converse") ? answers.converse : answers.invoke);
}

/** Answers as Bedrock refuses. */
export const refuse = (reply: Reply, exception: string, message: string): void =>
  whole(reply, 403, json({ message }), { "x-amzn-errortype": exception });

function whole(reply: Reply, status: number, body: Buffer, headers: Record<string, string> = {}): void {
  reply.writeHead(status, {
    "content-type": "application/json",
    "content-length": body.length,
    "x-amzn-requestid": requestId,
    ...headers,
  });
  reply.end(body);
}

async function stream(writes: readonly Buffer[], reply: Reply, hold: boolean): Promise<void> {
  let isLeft = false;
  let goOn = () => {};
  reply.once("close", () => {
    isLeft = true;
    goOn();
  });
  const drained = () =>
    new Promise<void>((resolve) => {
      goOn = resolve;
      reply.once("drain", resolve);
    });
  reply.writeHead(200, { "content-type": "application/vnd.amazon.eventstream", "x-amzn-requestid": requestId });
  for (const bytes of writes) {
    if (isLeft) return;
    if (!reply.write(bytes)) await drained();
    // What is written in one turn of the event loop leaves in one piece.
    await new Promise(setImmediate);
  }
  if (isLeft) return;
  if (hold) keepOpen(reply, writes.at(-1) ?? nothing);
  else reply.end(nothing);
}

function keepOpen(reply: Reply, bytes: Buffer): void {
  const timer = setInterval(() => reply.write(bytes), heldEveryMs);
  reply.once("close", () => clearInterval(timer));
}

const made = new Map<string, readonly Buffer[]>();

/** The writes of a stream, made once for each kind of it: the server is to cost as little as it can. */
function framesFor(path: string, scenario: Scenario): readonly Buffer[] {
  const operation = path.endsWith("/converse-stream") ? "converse" : "invoke";
  const key = JSON.stringify([operation, scenario]);
  const known = made.get(key);
  if (known) return known;
  const frames = (operation === "converse" ? converseFrames : invokeFrames)(scenario.events);
  const writes = inWrites(scenario.flip ? flipped(frames) : frames, scenario.framesPerWrite);
  // A stream that is held ends with a text event, and has no end.
  const sent = scenario.hold ? frames.slice(0, 3) : writes;
  made.set(key, sent);
  return sent;
}

const inWrites = (frames: readonly Buffer[], size: number): Buffer[] =>
  Array.from({ length: Math.ceil(frames.length / size) }, (_, index) =>
    Buffer.concat(frames.slice(index * size, (index + 1) * size)),
  );

/** The frames with one bit of the fifth one's text wrong, in the middle of letters: still JSON (or base64), another text. */
function flipped(frames: readonly Buffer[]): Buffer[] {
  const mark = Buffer.from(frames[4]?.includes('"bytes":"') ? '"bytes":"' : '"text":"');
  return frames.map((bytes, index) => {
    if (index !== 4) return bytes;
    const copy = Buffer.from(bytes);
    const at = copy.indexOf(mark) + mark.length + (mark.includes("bytes") ? 90 : 1);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  });
}
