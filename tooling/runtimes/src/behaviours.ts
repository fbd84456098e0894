import { setTimeout } from "node:timers/promises";
import { createEmulator } from "@bedrock-targets/emulator";

type Handler = (request: Request) => Promise<Response>;

/** Bedrock as it is, and in several moods, by what stands before a call's path. */
export type Behaviours = ReadonlyMap<string, Handler>;

export function behaviours(): Behaviours {
  const plain = createEmulator().fetch;
  const halting = changed(plain, (frame, at) => (at < 5 ? frame : muchLater(frame)));
  return new Map<string, Handler>([
    ["", plain],
    ["/halting", halting],
    ["/silent", untilLeft],
    ["/damaged", changed(halting, (frame, at) => (at === 3 ? flipped(frame) : frame))],
    ["/short", changed(plain, (frame, at) => (at < 4 ? frame : undefined))],
    ["/torn", changed(plain, (frame, at) => (at < 4 ? frame : torn()))],
  ]);
}

/** Answers nothing while somebody waits for it. */
const untilLeft: Handler = ({ signal }) =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(new Response())));

type Change = (frame: Uint8Array, at: number) => Uint8Array | undefined | Promise<Uint8Array>;

/** Streams whose frames are changed on their way; `undefined` ends one. The emulator makes one chunk of each frame. */
const changed =
  (handler: Handler, change: Change): Handler =>
  async (request) => {
    const answer = await handler(request);
    let at = 0;
    const frames = new TransformStream<Uint8Array, Uint8Array>({
      async transform(frame, controller) {
        const next = await change(frame, at);
        at += 1;
        if (next) controller.enqueue(next);
        else controller.terminate();
      },
    });
    return new Response(answer.body?.pipeThrough(frames), answer);
  };

/** So late that whoever has something to do before is in time for it, however busy the machine is. */
const muchLater = (frame: Uint8Array): Promise<Uint8Array> => setTimeout(30_000, frame, { ref: false });

/** With one bit changed in the first letter of its text, of which nothing but the checksum can tell. */
function flipped(frame: Uint8Array): Uint8Array {
  const copy = Buffer.from(frame);
  const at = copy.indexOf(start) + start.length;
  copy[at] = copy.readUInt8(at) ^ 0b100;
  return copy;
}

const start = '"text":"';

/** Not at once: what was written before would be lost with the connection. */
async function torn(): Promise<never> {
  await setTimeout(50);
  throw new Error("The connection breaks here.");
}
