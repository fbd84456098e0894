import { encodeFrame } from "./frame.ts";
import { type JsonObject, sortedJson } from "./json.ts";
import { hashOf, paddingFrom, randomBelow } from "./random.ts";

/** One event before it is encoded: its `:event-type` and its members, without the padding. */
export interface StreamEvent {
  readonly type: string;
  readonly members: JsonObject;
}

/** What goes wrong in the middle of a stream. */
export type Failure = Pick<Error, "name" | "message">;

/**
 * The frames of the events, encoded one at a time as they are taken: headers in the recorded order, members in
 * alphabetical order, and the padding `p`, which depends on the seed only.
 */
export function* encodeEvents(events: Iterable<StreamEvent>, seed: string): Generator<Uint8Array, void, void> {
  const random = randomBelow(hashOf(seed));
  for (const { type, members } of events) {
    const payload = new TextEncoder().encode(sortedJson({ ...members, p: paddingFrom(random) }));
    yield encodeFrame(frameHeaders("event", ":event-type", type), payload);
  }
}

/** The frame of an exception: its name begins with a small letter, and it has no padding. */
export const encodeException = ({ name, message }: Failure, members: JsonObject = {}): Uint8Array => {
  const type = name.charAt(0).toLowerCase() + name.slice(1);
  return encodeFrame(
    frameHeaders("exception", ":exception-type", type),
    new TextEncoder().encode(JSON.stringify({ message, ...members })),
  );
};

/** The frame of an error that no operation models: everything is in its headers, and it has no payload. */
export const encodeErrorFrame = ({ name, message }: Failure): Uint8Array =>
  encodeFrame(
    [
      { name: ":error-code", type: "string", value: name },
      { name: ":error-message", type: "string", value: message },
      { name: ":message-type", type: "string", value: "error" },
    ],
    new Uint8Array(0),
  );

const frameHeaders = (messageType: string, typeHeader: string, type: string) =>
  [
    { name: typeHeader, type: "string", value: type },
    { name: ":content-type", type: "string", value: "application/json" },
    { name: ":message-type", type: "string", value: messageType },
  ] as const;
